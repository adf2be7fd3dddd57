# A linear VAE keeps the latents that theory says, annealed or not

# x, y
$theory_log << EOD
1 0.454898
2 0.254449
3 0.123201
4 0.0907069
5 0.053677
6 0
7 0
8 0
9 0
10 0
11 0
12 0
13 0
14 0
15 0
16 0
17 0
18 0
19 0
20 0
EOD

# x, y
$trained << EOD
1 0.454898
2 0.254449
3 0.123206
4 0.0906813
5 0.0537006
6 7.12275e-08
7 6.92487e-08
8 1.13606e-08
9 4.56572e-09
10 2.07424e-09
11 1.7345e-09
12 1.96695e-10
13 0
14 0
15 0
16 0
17 0
18 0
19 0
20 0
EOD

# x, y
$trained_annealed << EOD
1 0.454898
2 0.25445
3 0.122676
4 0.0910749
5 0.0539095
6 2.06232e-09
7 0
8 0
9 0
10 0
11 0
12 0
13 0
14 0
15 0
16 0
17 0
18 0
19 0
20 0
EOD

# x, y
$trained_free_bits << EOD
1 0.100413
2 0.100369
3 0.100345
4 0.100332
5 0.100331
6 0.100311
7 0.100252
8 0.100231
9 0.100202
10 0.100178
11 0.100157
12 0.10005
13 0.100041
14 0.100036
15 0.100008
16 0.0997298
17 0.0997139
18 0.0996895
19 0.0996736
20 0.0996411
EOD

# The data must be complete and bear out the caption, or nothing is drawn.
do for [c=1:2] {
  stats $theory_log using c name "column" nooutput
  if (!exists("column_records") || |$theory_log| != 20 || column_records != 20 \
      || column_max - column_min > 1e300) {
    print sprintf("collapse.gp: $theory_log must have 20 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $trained using c name "column" nooutput
  if (!exists("column_records") || |$trained| != 20 || column_records != 20 \
      || column_max - column_min > 1e300) {
    print sprintf("collapse.gp: $trained must have 20 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $trained_annealed using c name "column" nooutput
  if (!exists("column_records") || |$trained_annealed| != 20 || column_records != 20 \
      || column_max - column_min > 1e300) {
    print sprintf("collapse.gp: $trained_annealed must have 20 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $trained_free_bits using c name "column" nooutput
  if (!exists("column_records") || |$trained_free_bits| != 20 || column_records != 20 \
      || column_max - column_min > 1e300) {
    print sprintf("collapse.gp: $trained_free_bits must have 20 records, all finite, in column %d", c)
    exit status 1
  }
}
left = real(word($trained[20], 2))
right = 0.01
if (!(left < right)) {
  print 'collapse.gp: the data contradict "the last latent collapses": ' \
      .sprintf("%g < %g is false", left, right)
  exit status 1
}
left = real(word($trained_annealed[20], 2))
right = 0.01
if (!(left < right)) {
  print 'collapse.gp: the data contradict "annealed too": ' \
      .sprintf("%g < %g is false", left, right)
  exit status 1
}
left = real(word($trained_free_bits[20], 2))
right = 0.05
if (!(left > right)) {
  print 'collapse.gp: the data contradict "but for free bits": ' \
      .sprintf("%g > %g is false", left, right)
  exit status 1
}

set terminal svg size 800, 378 noenhanced background "#ffffff" \
  font "Helvetica,Arial,sans-serif,13"
if (!exists("picture")) { picture = "collapse.svg" }
set output picture
set multiplot

reset
load "../style.gp"
set label 'A linear VAE keeps the latents that theory says, annealed or not' at screen 0.015, screen 0.9471 left font ',16' front
set origin 0, 0
set size 1, 0.8995
set xlabel 'latent, by its KL'
set ylabel 'KL (nats)'
set yrange [0:0.5003876583437454]
set autoscale xfix
set autoscale xfix
set autoscale xfix
set autoscale xfix
plot $theory_log using 1:2 with lines lt 1 dt 1 title 'theory, ½ log λ/σ²', \
  $trained using 1:2 with lines lt 2 dt 2 title 'trained', \
  $trained_annealed using 1:2 with lines lt 3 dt 3 title 'trained, annealed', \
  $trained_free_bits using 1:2 with lines lt 4 dt 2 title 'trained, free bits'
unset multiplot
unset output

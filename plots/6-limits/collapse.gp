# A linear VAE keeps the latents that theory says, annealed or not

# x, y
$theory_log << EOD
1 0.692469
2 0.576938
3 0.543965
4 0.380359
5 0.299875
6 0.24363
7 0.08315
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
1 0.692462
2 0.575372
3 0.545554
4 0.357709
5 0.323866
6 0.243599
7 0.083102
8 1.02889e-05
9 3.6153e-06
10 1.12878e-06
11 8.70407e-07
12 7.73722e-07
13 7.48205e-07
14 4.9817e-07
15 4.94075e-07
16 3.55333e-07
17 1.74916e-07
18 1.63609e-07
19 1.53756e-07
20 8.76188e-10
EOD

# x, y
$trained_annealed << EOD
1 0.690996
2 0.573407
3 0.5495
4 0.380039
5 0.299306
6 0.244583
7 0.0831321
8 5.27732e-06
9 2.74223e-06
10 1.77634e-06
11 1.54212e-06
12 1.34787e-06
13 1.26237e-06
14 1.03146e-06
15 9.27949e-07
16 5.5272e-07
17 5.51873e-07
18 4.57084e-07
19 2.61223e-07
20 2.76446e-08
EOD

# x, y
$trained_free_bits << EOD
1 0.692271
2 0.576829
3 0.101004
4 0.100544
5 0.100435
6 0.100386
7 0.10037
8 0.100334
9 0.100227
10 0.100196
11 0.100168
12 0.100153
13 0.100096
14 0.100076
15 0.100049
16 0.100022
17 0.0999822
18 0.0998704
19 0.099867
20 0.0998104
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
set yrange [0:0.7617155363540734]
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

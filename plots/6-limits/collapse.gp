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
1 0.692056
2 0.56141
3 0.560217
4 0.379489
5 0.300608
6 0.243789
7 0.0831163
8 2.06019e-06
9 1.54703e-06
10 1.17825e-06
11 1.06353e-06
12 6.18929e-07
13 2.15995e-07
14 2.03323e-07
15 1.75995e-07
16 1.62584e-07
17 1.40703e-07
18 1.77026e-08
19 1.26958e-09
20 -2.04384e-08
EOD

# x, y
$trained_annealed << EOD
1 0.692417
2 0.569404
3 0.551745
4 0.376078
5 0.304387
6 0.243778
7 0.0831646
8 3.39957e-06
9 1.49308e-06
10 1.25339e-06
11 1.08908e-06
12 1.03487e-06
13 7.67392e-07
14 6.15597e-07
15 3.73709e-07
16 3.53771e-07
17 1.84834e-07
18 6.23941e-08
19 4.2671e-08
20 7.34329e-09
EOD

# x, y
$trained_free_bits << EOD
1 0.692055
2 0.577254
3 0.101082
4 0.100718
5 0.100297
6 0.100243
7 0.100238
8 0.100174
9 0.100153
10 0.100129
11 0.100125
12 0.100114
13 0.100087
14 0.100023
15 0.100012
16 0.099993
17 0.099925
18 0.0999183
19 0.099893
20 0.0998183
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

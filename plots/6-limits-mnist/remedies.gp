# Free bits keep every latent in use, and the bound hardly notices

# x, y
$none << EOD
1 19
2 20
3 20
4 20
5 20
6 20
7 19
8 18
EOD

# x, y
$annealing << EOD
1 20
2 20
3 20
4 20
5 20
6 20
7 20
8 20
EOD

# x, y
$free_bits << EOD
1 20
2 20
3 20
4 20
5 20
6 20
7 20
8 20
EOD

# x, y
$none_2 << EOD
1 195.472
2 166.846
3 152.222
4 145.405
5 139.077
6 134.531
7 131.789
8 129.24
EOD

# x, y
$annealing_2 << EOD
1 276.689
2 172.591
3 150.711
4 142.081
5 136.744
6 133.448
7 131.12
8 127.922
EOD

# x, y
$free_bits_2 << EOD
1 194.508
2 163.972
3 151.198
4 143.48
5 137.405
6 133.357
7 131.105
8 127.861
EOD

# The data must be complete and bear out the caption, or nothing is drawn.
do for [c=1:2] {
  stats $none using c name "column" nooutput
  if (!exists("column_records") || |$none| != 8 || column_records != 8 \
      || column_max - column_min > 1e300) {
    print sprintf("remedies.gp: $none must have 8 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $annealing using c name "column" nooutput
  if (!exists("column_records") || |$annealing| != 8 || column_records != 8 \
      || column_max - column_min > 1e300) {
    print sprintf("remedies.gp: $annealing must have 8 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $free_bits using c name "column" nooutput
  if (!exists("column_records") || |$free_bits| != 8 || column_records != 8 \
      || column_max - column_min > 1e300) {
    print sprintf("remedies.gp: $free_bits must have 8 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $none_2 using c name "column" nooutput
  if (!exists("column_records") || |$none_2| != 8 || column_records != 8 \
      || column_max - column_min > 1e300) {
    print sprintf("remedies.gp: $none_2 must have 8 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $annealing_2 using c name "column" nooutput
  if (!exists("column_records") || |$annealing_2| != 8 || column_records != 8 \
      || column_max - column_min > 1e300) {
    print sprintf("remedies.gp: $annealing_2 must have 8 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $free_bits_2 using c name "column" nooutput
  if (!exists("column_records") || |$free_bits_2| != 8 || column_records != 8 \
      || column_max - column_min > 1e300) {
    print sprintf("remedies.gp: $free_bits_2 must have 8 records, all finite, in column %d", c)
    exit status 1
  }
}
left = real(word($free_bits[8], 2))
right = real(word($none[8], 2))
if (!(left >= right)) {
  print 'remedies.gp: the data contradict "free bits keep latents": ' \
      .sprintf("%g >= %g is false", left, right)
  exit status 1
}
left = real(word($free_bits_2[8], 2))
right = real(word($free_bits_2[1], 2))
if (!(left < right)) {
  print 'remedies.gp: the data contradict "the bound improves": ' \
      .sprintf("%g < %g is false", left, right)
  exit status 1
}

set terminal svg size 800, 342 noenhanced background "#ffffff" \
  font "Helvetica,Arial,sans-serif,13"
if (!exists("picture")) { picture = "remedies.svg" }
set output picture
set multiplot

reset
load "../style.gp"
set label 'Free bits keep every latent in use, and the bound hardly notices' at screen 0.015, screen 0.9415 left font ',16' front
set label 'Latents above 0.1 nats' at screen 0.015, screen 0.8538 left font ',14' front
set origin 0, 0
set size 0.5, 0.8187
set xlabel 'epoch'
set ylabel 'latents in use of 20'
set yrange [0:21]
set autoscale xfix
set autoscale xfix
set autoscale xfix
plot $none using 1:2 with linespoints lt 1 dt 1 title 'none', \
  $annealing using 1:2 with linespoints lt 2 dt 1 title 'annealing', \
  $free_bits using 1:2 with linespoints lt 3 dt 1 title 'free bits'

reset
load "../style.gp"
set label '−ELBO, held out' at screen 0.515, screen 0.8538 left font ',14' front
set origin 0.5, 0
set size 0.5, 0.8187
set xlabel 'epoch'
set ylabel 'nats per image'
set yrange [122.86100494861603:177.86100494861603]
set autoscale xfix
set autoscale xfix
set autoscale xfix
plot $none_2 using 1:2 with linespoints lt 1 dt 1 title 'none ', \
  $annealing_2 using 1:2 with linespoints lt 2 dt 1 title 'annealing ', \
  $free_bits_2 using 1:2 with linespoints lt 3 dt 1 title 'free bits '
unset multiplot
unset output

# The images get cheaper to redraw; the price of the codes settles early

# x, y
$training << EOD
1 163.997
2 120.694
3 114.112
4 111.164
5 109.418
6 108.26
7 107.371
8 106.722
9 106.288
10 105.753
EOD

# x, y
$held_out << EOD
1 126.507
2 115.121
3 111.341
4 109.161
5 107.925
6 107.109
7 106.419
8 106.1
9 105.568
10 105.244
EOD

# x, y
$reconstruction << EOD
1 105.621
2 91.906
3 87.0681
4 84.5794
5 83.6462
6 82.5182
7 81.1893
8 80.9358
9 80.3431
10 79.9268
EOD

# x, y
$kl << EOD
1 20.8857
2 23.2147
3 24.2725
4 24.5814
5 24.2791
6 24.5911
7 25.2293
8 25.1637
9 25.2245
10 25.3169
EOD

# The data must be complete and bear out the caption, or nothing is drawn.
do for [c=1:2] {
  stats $training using c name "column" nooutput
  if (!exists("column_records") || |$training| != 10 || column_records != 10 \
      || column_max - column_min > 1e300) {
    print sprintf("training.gp: $training must have 10 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $held_out using c name "column" nooutput
  if (!exists("column_records") || |$held_out| != 10 || column_records != 10 \
      || column_max - column_min > 1e300) {
    print sprintf("training.gp: $held_out must have 10 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $reconstruction using c name "column" nooutput
  if (!exists("column_records") || |$reconstruction| != 10 || column_records != 10 \
      || column_max - column_min > 1e300) {
    print sprintf("training.gp: $reconstruction must have 10 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $kl using c name "column" nooutput
  if (!exists("column_records") || |$kl| != 10 || column_records != 10 \
      || column_max - column_min > 1e300) {
    print sprintf("training.gp: $kl must have 10 records, all finite, in column %d", c)
    exit status 1
  }
}
left = real(word($held_out[10], 2))
right = real(word($held_out[1], 2))
if (!(left < right)) {
  print 'training.gp: the data contradict "the held-out loss falls": ' \
      .sprintf("%g < %g is false", left, right)
  exit status 1
}
left = real(word($reconstruction[10], 2))
right = real(word($reconstruction[1], 2))
if (!(left < right)) {
  print 'training.gp: the data contradict "the reconstruction improves": ' \
      .sprintf("%g < %g is false", left, right)
  exit status 1
}

set terminal svg size 800, 342 noenhanced background "#ffffff" \
  font "Helvetica,Arial,sans-serif,13"
if (!exists("picture")) { picture = "training.svg" }
set output picture
set multiplot

reset
load "../style.gp"
set label 'The images get cheaper to redraw; the price of the codes settles early' at screen 0.015, screen 0.9415 left font ',16' front
set label '−ELBO' at screen 0.015, screen 0.8538 left font ',14' front
set origin 0, 0
set size 0.5, 0.8187
set xlabel 'epoch'
set ylabel 'nats per image'
set autoscale xfix
set autoscale xfix
plot $training using 1:2 with linespoints lt 1 dt 2 title 'training', \
  $held_out using 1:2 with linespoints lt 2 dt 1 title 'held out'

reset
load "../style.gp"
set label 'Its terms, held out' at screen 0.515, screen 0.8538 left font ',14' front
set origin 0.5, 0
set size 0.5, 0.8187
set xlabel 'epoch'
set ylabel 'nats per image'
set autoscale xfix
set autoscale xfix
plot $reconstruction using 1:2 with linespoints lt 3 dt 1 title 'reconstruction', \
  $kl using 1:2 with linespoints lt 4 dt 1 title 'KL'
unset multiplot
unset output

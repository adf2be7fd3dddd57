# The images get cheaper to redraw; the price of the codes settles early

# x, y
$training << EOD
1 223.548
2 152.609
3 134.8
4 126.359
5 120.906
6 117.071
7 114.269
8 112.195
9 110.667
10 109.423
EOD

# x, y
$held_out << EOD
1 173.179
2 140.175
3 129.893
4 123.543
5 120.233
6 115.714
7 113.766
8 112.15
9 110.603
10 110.175
EOD

# x, y
$reconstruction << EOD
1 162.976
2 125.593
3 113.728
4 106.102
5 102.3
6 97.8886
7 95.5153
8 93.2833
9 91.7166
10 91.8269
EOD

# x, y
$kl << EOD
1 10.2031
2 14.5817
3 16.1656
4 17.4413
5 17.9321
6 17.8255
7 18.2508
8 18.8667
9 18.886
10 18.3484
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

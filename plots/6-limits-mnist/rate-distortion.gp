# β is the price at which the model trades rate for distortion, latent by latent

# x, y
$from_to_16 << EOD
36.6777 112.179
25.591 117.702
14.7226 130.682
9.15832 140.395
4.67455 160.6
0.958512 194.893
0.0990603 205.869
EOD

# x, y
$theory << EOD
0.353553 0.353553
0.707107 0.707107
1.41421 1.41421
2.82843 2.82843
5.65685 5.65685
11.3137 11.3137
EOD

# x, y
$measured << EOD
0.353553 0.498179
0.707107 1.19428
1.41421 1.74551
2.82843 4.50624
5.65685 9.22857
11.3137 12.7706
EOD

# x, y
$in_use << EOD
0.25 20
0.5 20
1 20
2 15
4 11
8 3
16 0
EOD

# The data must be complete and bear out the caption, or nothing is drawn.
do for [c=1:2] {
  stats $from_to_16 using c name "column" nooutput
  if (!exists("column_records") || |$from_to_16| != 7 || column_records != 7 \
      || column_max - column_min > 1e300) {
    print sprintf("rate-distortion.gp: $from_to_16 must have 7 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $theory using c name "column" nooutput
  if (!exists("column_records") || |$theory| != 6 || column_records != 6 \
      || column_max - column_min > 1e300) {
    print sprintf("rate-distortion.gp: $theory must have 6 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $measured using c name "column" nooutput
  if (!exists("column_records") || |$measured| != 6 || column_records != 6 \
      || column_max - column_min > 1e300) {
    print sprintf("rate-distortion.gp: $measured must have 6 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $in_use using c name "column" nooutput
  if (!exists("column_records") || |$in_use| != 7 || column_records != 7 \
      || column_max - column_min > 1e300) {
    print sprintf("rate-distortion.gp: $in_use must have 7 records, all finite, in column %d", c)
    exit status 1
  }
}
left = real(word($from_to_16[7], 1))
right = real(word($from_to_16[1], 1))
if (!(left < right)) {
  print 'rate-distortion.gp: the data contradict "the rate falls as β rises": ' \
      .sprintf("%g < %g is false", left, right)
  exit status 1
}
left = real(word($from_to_16[7], 2))
right = real(word($from_to_16[1], 2))
if (!(left > right)) {
  print 'rate-distortion.gp: the data contradict "the distortion rises": ' \
      .sprintf("%g > %g is false", left, right)
  exit status 1
}
left = real(word($measured[1], 2))
right = real(word($measured[6], 2))
if (!(left < right)) {
  print 'rate-distortion.gp: the data contradict "a nat buys more where it is dearer": ' \
      .sprintf("%g < %g is false", left, right)
  exit status 1
}
left = real(word($in_use[7], 2))
right = real(word($in_use[1], 2))
if (!(left < right)) {
  print 'rate-distortion.gp: the data contradict "latents collapse": ' \
      .sprintf("%g < %g is false", left, right)
  exit status 1
}

set terminal svg size 1080, 326 noenhanced background "#ffffff" \
  font "Helvetica,Arial,sans-serif,13"
if (!exists("picture")) { picture = "rate-distortion.svg" }
set output picture
set multiplot

reset
load "../style.gp"
set label 'β is the price at which the model trades rate for distortion, latent by latent' at screen 0.0111, screen 0.9387 left font ',16' front
set label 'What codes cost and leave' at screen 0.0111, screen 0.8466 left font ',14' front
set origin 0, 0
set size 0.3333, 0.8098
set xlabel 'rate (nats per image)'
set xrange [*<1.0990603158716112:37.67770904302597<*]
set ylabel 'distortion (nats per image)'
set yrange [*<116.17913818359375:209.869140625<*]
set autoscale xfix
set label 'β = ¼' at 37.67770904302597, 116.17913818359375 left front font ',12' textcolor lt 7
set label 'β = 1' at 15.722592264413834, 134.68218994140625 left front font ',12' textcolor lt 7
set label 'β = 4' at 5.674553753808141, 164.59963989257812 left front font ',12' textcolor lt 7
set label 'β = 16' at 1.0990603158716112, 209.869140625 left front font ',12' textcolor lt 7
plot $from_to_16 using 1:2 with linespoints lt 1 dt 1 title 'β from ¼ to 16'

reset
load "../style.gp"
set label 'The curve''s slope is β' at screen 0.3444, screen 0.8466 left font ',14' front
set origin 0.3333, 0
set size 0.3333, 0.8098
set xlabel '√2 β'
set logscale x
set ylabel 'distortion for a nat of rate'
set logscale y
set autoscale xfix
set autoscale xfix
plot $theory using 1:2 with linespoints lt 8 dt 2 title 'theory', \
  $measured using 1:2 with linespoints lt 2 dt 1 title 'measured'

reset
load "../style.gp"
set label 'Latents above 0.1 nats' at screen 0.6778, screen 0.8466 left font ',14' front
set origin 0.6667, 0
set size 0.3333, 0.8098
set xlabel 'β'
set logscale x
set ylabel 'latents in use of 20'
set yrange [0:21]
set autoscale xfix
plot $in_use using 1:2 with linespoints lt 3 dt 1 title 'in use'
unset multiplot
unset output

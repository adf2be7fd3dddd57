# With the noise kept, differences find the slope; with new noise, noise

# x, y
$kept_noise << EOD
1 1.288
0.1 0.0063659
0.01 0.00296084
0.001 0.011388
EOD

# x, y
$new_noise << EOD
1 2.61404
0.1 4.06471
0.01 29.7204
0.001 401.416
EOD

# The data must be complete and bear out the caption, or nothing is drawn.
do for [c=1:2] {
  stats $kept_noise using c name "column" nooutput
  if (!exists("column_records") || |$kept_noise| != 4 || column_records != 4 \
      || column_max - column_min > 1e300) {
    print sprintf("differences.gp: $kept_noise must have 4 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $new_noise using c name "column" nooutput
  if (!exists("column_records") || |$new_noise| != 4 || column_records != 4 \
      || column_max - column_min > 1e300) {
    print sprintf("differences.gp: $new_noise must have 4 records, all finite, in column %d", c)
    exit status 1
  }
}
left = real(word($new_noise[4], 2))
right = 50
if (!(left > right)) {
  print 'differences.gp: the data contradict "new noise ends in noise": ' \
      .sprintf("%g > %g is false", left, right)
  exit status 1
}
left = real(word($kept_noise[4], 2))
right = 1
if (!(left < right)) {
  print 'differences.gp: the data contradict "kept noise ends at the slope": ' \
      .sprintf("%g < %g is false", left, right)
  exit status 1
}

set terminal svg size 640, 378 noenhanced background "#ffffff" \
  font "Helvetica,Arial,sans-serif,13"
if (!exists("picture")) { picture = "differences.svg" }
set output picture
set multiplot

reset
load "../style.gp"
set label 'With the noise kept, differences find the slope; with new noise, noise' at screen 0.0188, screen 0.9471 left font ',16' front
set origin 0, 0
set size 1, 0.8995
set xlabel 'step h along the gradient'
set logscale x
set ylabel 'off the tape''s slope by (%)'
set logscale y
set autoscale xfix
set autoscale xfix
plot $kept_noise using 1:2 with linespoints lt 1 dt 1 title 'kept noise', \
  $new_noise using 1:2 with linespoints lt 2 dt 1 title 'new noise'
unset multiplot
unset output

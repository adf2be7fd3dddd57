# Noise that codes cannot outgrow makes their neighbours decode to the same image

# x, y
$no_noise << EOD
0 15.0452
0.125 15.7672
0.25 17.7764
0.5 24.5865
1 41.5691
EOD

# x, y
$trained_at_1 << EOD
0 17.3041
0.125 17.9002
0.25 19.6816
0.5 26.1075
1 43.0636
EOD

# x, y
$trained_at_spread_2 << EOD
0 18.7272
0.125 18.9878
0.25 19.7719
0.5 22.8183
1 32.9137
EOD

# The data must be complete and bear out the caption, or nothing is drawn.
do for [c=1:2] {
  stats $no_noise using c name "column" nooutput
  if (!exists("column_records") || |$no_noise| != 5 || column_records != 5 \
      || column_max - column_min > 1e300) {
    print sprintf("neighbourhoods.gp: $no_noise must have 5 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $trained_at_1 using c name "column" nooutput
  if (!exists("column_records") || |$trained_at_1| != 5 || column_records != 5 \
      || column_max - column_min > 1e300) {
    print sprintf("neighbourhoods.gp: $trained_at_1 must have 5 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $trained_at_spread_2 using c name "column" nooutput
  if (!exists("column_records") || |$trained_at_spread_2| != 5 || column_records != 5 \
      || column_max - column_min > 1e300) {
    print sprintf("neighbourhoods.gp: $trained_at_spread_2 must have 5 records, all finite, in column %d", c)
    exit status 1
  }
}
left = real(word($no_noise[1], 2))
right = real(word($trained_at_spread_2[1], 2))
if (!(left < right)) {
  print 'neighbourhoods.gp: the data contradict "noise costs at the code itself": ' \
      .sprintf("%g < %g is false", left, right)
  exit status 1
}
left = real(word($trained_at_spread_2[5], 2))
right = real(word($no_noise[5], 2))
if (!(left < right)) {
  print 'neighbourhoods.gp: the data contradict "and pays where it is a whole spread": ' \
      .sprintf("%g < %g is false", left, right)
  exit status 1
}

set terminal svg size 800, 378 noenhanced background "#ffffff" \
  font "Helvetica,Arial,sans-serif,13"
if (!exists("picture")) { picture = "neighbourhoods.svg" }
set output picture
set multiplot

reset
load "../style.gp"
set label 'Noise that codes cannot outgrow makes their neighbours decode to the same image' at screen 0.015, screen 0.9471 left font ',16' front
set origin 0, 0
set size 1, 0.8995
set xlabel 'σ of the noise, in spreads of the codes'
set ylabel 'squared error per image'
set autoscale xfix
set autoscale xfix
set autoscale xfix
plot $no_noise using 1:2 with linespoints lt 1 dt 2 title 'no noise', \
  $trained_at_1 using 1:2 with linespoints lt 2 dt 1 title 'trained at σ = 1', \
  $trained_at_spread_2 using 1:2 with linespoints lt 3 dt 1 title 'trained at σ = spread / 2'
unset multiplot
unset output

# The mean of ten neighbours is nearer to the hidden half than what the VAE finds

# place, value, error, width
$data_300_held_out_digits_seven_ways_to_fill_t << EOD
0 12.2631 0 0.72
1 16.4733 0 0.72
2 13.4463 0 0.72
3 9.67515 0 0.72
4 15.4119 0 0.72
5 13.8457 0 0.72
6 25.2452 0 0.72
EOD

# The data must be complete and bear out the caption, or nothing is drawn.
do for [c=1:4] {
  stats $data_300_held_out_digits_seven_ways_to_fill_t using c name "column" nooutput
  if (!exists("column_records") || |$data_300_held_out_digits_seven_ways_to_fill_t| != 7 || column_records != 7 \
      || column_max - column_min > 1e300) {
    print sprintf("inpainting-errors.gp: $data_300_held_out_digits_seven_ways_to_fill_t must have 7 records, all finite, in column %d", c)
    exit status 1
  }
}
left = real(word($data_300_held_out_digits_seven_ways_to_fill_t[4], 2))
right = real(word($data_300_held_out_digits_seven_ways_to_fill_t[1], 2))
if (!(left < right)) {
  print 'inpainting-errors.gp: the data contradict "ten neighbours come nearer": ' \
      .sprintf("%g < %g is false", left, right)
  exit status 1
}
left = real(word($data_300_held_out_digits_seven_ways_to_fill_t[5], 2))
right = real(word($data_300_held_out_digits_seven_ways_to_fill_t[1], 2))
if (!(left > right)) {
  print 'inpainting-errors.gp: the data contradict "one does not": ' \
      .sprintf("%g > %g is false", left, right)
  exit status 1
}
left = real(word($data_300_held_out_digits_seven_ways_to_fill_t[2], 2))
right = real(word($data_300_held_out_digits_seven_ways_to_fill_t[1], 2))
if (!(left > right)) {
  print 'inpainting-errors.gp: the data contradict "a draw is further off": ' \
      .sprintf("%g > %g is false", left, right)
  exit status 1
}

set terminal svg size 900, 378 noenhanced background "#ffffff" \
  font "Helvetica,Arial,sans-serif,13"
if (!exists("picture")) { picture = "inpainting-errors.svg" }
set output picture
set multiplot

reset
load "../style.gp"
set label 'The mean of ten neighbours is nearer to the hidden half than what the VAE finds' at screen 0.0133, screen 0.9471 left font ',16' front
set origin 0, 0
set size 1, 0.8995
set xrange [*<-0.6:6.6<*]
set ylabel 'squared error of the lower half'
set yrange [*<0:0<*]
set xtics ('likeliest' 0, 'a draw' 1, '10 draws' 2, '10 nearest' 3, 'nearest' 4, 'linear' 5, 'mean' 6) scale 0
unset grid
set grid y lt 1 lc rgb '#e8e8e8' lw 1
plot $data_300_held_out_digits_seven_ways_to_fill_t using 1:2:4 with boxes lt 1 lw 0 fs solid 0.85 noborder title '300 held-out digits, seven ways to fill them in', \
  $data_300_held_out_digits_seven_ways_to_fill_t using 1:($2 + $3):(sprintf('%.3g', $2)) with labels offset 0, 0.6 font ',11' notitle
unset multiplot
unset output

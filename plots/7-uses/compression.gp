# A VAE needs fewer bits than gzip and PNG; 1,024 counted contexts need fewer still

# place, value, error, width
$held_out_digits_in_black_and_white << EOD
0 0.361974 0 0.72
1 0.293005 0 0.72
2 0.27325 0 0.72
3 0.165353 0 0.72
4 0.153529 0 0.72
5 0.148228 0 0.72
6 0.14726 0 0.72
EOD

# The data must be complete and bear out the caption, or nothing is drawn.
do for [c=1:4] {
  stats $held_out_digits_in_black_and_white using c name "column" nooutput
  if (!exists("column_records") || |$held_out_digits_in_black_and_white| != 7 || column_records != 7 \
      || column_max - column_min > 1e300) {
    print sprintf("compression.gp: $held_out_digits_in_black_and_white must have 7 records, all finite, in column %d", c)
    exit status 1
  }
}
left = real(word($held_out_digits_in_black_and_white[4], 2))
right = real(word($held_out_digits_in_black_and_white[3], 2))
if (!(left < right)) {
  print 'compression.gp: the data contradict "fewer than gzip": ' \
      .sprintf("%g < %g is false", left, right)
  exit status 1
}
left = real(word($held_out_digits_in_black_and_white[4], 2))
right = real(word($held_out_digits_in_black_and_white[6], 2))
if (!(left > right)) {
  print 'compression.gp: the data contradict "more than contexts that learn": ' \
      .sprintf("%g > %g is false", left, right)
  exit status 1
}

set terminal svg size 900, 378 noenhanced background "#ffffff" \
  font "Helvetica,Arial,sans-serif,13"
if (!exists("picture")) { picture = "compression.svg" }
set output picture
set multiplot

reset
load "../style.gp"
set label 'A VAE needs fewer bits than gzip and PNG; 1,024 counted contexts need fewer still' at screen 0.0133, screen 0.9471 left font ',16' front
set origin 0, 0
set size 1, 0.8995
set xrange [*<-0.6:6.6<*]
set ylabel 'bits per pixel'
set yrange [0:0.5]
set xtics ('independent pixels' 0, 'PNG, one file' 1, 'gzip, one file' 2, 'VAE, −ELBO' 3, 'VAE, K = 100' 4, 'contexts, learning' 5, 'contexts, learned' 6) scale 0
unset grid
set grid y lt 1 lc rgb '#e8e8e8' lw 1
plot $held_out_digits_in_black_and_white using 1:2:4 with boxes lt 1 lw 0 fs solid 0.85 noborder title 'held-out digits in black and white', \
  $held_out_digits_in_black_and_white using 1:($2 + $3):(sprintf('%.3g', $2)) with labels offset 0, 0.6 font ',11' notitle
unset multiplot
unset output

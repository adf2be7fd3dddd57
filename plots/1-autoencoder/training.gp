# Twenty numbers keep most of a digit, also of digits never seen

# x, y
$training << EOD
1 64.7983
2 31.9401
3 21.1213
4 16.6755
5 14.0866
6 12.4164
7 11.09
8 10.0458
9 9.21883
10 8.59277
EOD

# x, y
$held_out << EOD
1 42.4227
2 24.2506
3 18.2025
4 15.0968
5 13.2428
6 11.9356
7 10.7708
8 9.77003
9 9.05732
10 8.50813
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
left = real(word($held_out[10], 2))
right = real(word($held_out[1], 2))
if (!(left < right)) {
  print 'training.gp: the data contradict "the held-out error falls": ' \
      .sprintf("%g < %g is false", left, right)
  exit status 1
}
left = real(word($held_out[10], 2))
right = 15.777754465738932
if (!(left < right)) {
  print 'training.gp: the data contradict "it ends far below the mean image''s": ' \
      .sprintf("%g < %g is false", left, right)
  exit status 1
}

set terminal svg size 800, 378 noenhanced background "#ffffff" \
  font "Helvetica,Arial,sans-serif,13"
if (!exists("picture")) { picture = "training.svg" }
set output picture
set multiplot

reset
load "../style.gp"
set label 'Twenty numbers keep most of a digit, also of digits never seen' at screen 0.015, screen 0.9471 left font ',16' front
set origin 0, 0
set size 1, 0.8995
set xlabel 'epoch'
set ylabel 'squared error per image'
set yrange [*<47.3332633972168:47.3332633972168<*]
set autoscale xfix
set autoscale xfix
set arrow from graph 0, first 47.3332633972168 to graph 1, first 47.3332633972168 nohead lt 8 lw 1.5 dt 2
set label 'always drawing the mean image' at graph 0.99, first 47.3332633972168 right offset 0, 0.6 front font ',12' textcolor lt 8
plot $training using 1:2 with linespoints lt 1 dt 2 title 'training', \
  $held_out using 1:2 with linespoints lt 2 dt 1 title 'held out'
unset multiplot
unset output

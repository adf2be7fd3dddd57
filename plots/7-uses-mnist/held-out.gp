# On average the nearest training digit beats error per ink, and that beats −ELBO

# place, value, error, width
$elbo << EOD
-0.266667 0.908968 0.0292444 0.24
0.733333 0.0935309 0.0215333 0.24
1.73333 0.84986 0.0330608 0.24
2.73333 0.735356 0.0430779 0.24
3.73333 0.632748 0.0500132 0.24
EOD

# place, value, error, width
$error_per_ink << EOD
0 0.841916 0.0407622 0.24
1 0.862782 0.0326335 0.24
2 0.79794 0.0380542 0.24
3 0.780703 0.037654 0.24
4 0.782962 0.0367495 0.24
EOD

# place, value, error, width
$nearest_training_digit << EOD
0.266667 0.965002 0.0134534 0.24
1.26667 0.423368 0.0364014 0.24
2.26667 0.944843 0.018826 0.24
3.26667 0.895731 0.0228045 0.24
4.26667 0.751185 0.0432456 0.24
EOD

# place, value, error, width
$elbo_2 << EOD
-0.266667 0.781043 0.0401232 0.24
0.733333 0.834611 0.0397546 0.24
1.73333 0.624839 0.0605951 0.24
2.73333 0.807657 0.0381257 0.24
3.73333 0.487424 0.047712 0.24
EOD

# place, value, error, width
$error_per_ink_2 << EOD
0 0.777417 0.0465044 0.24
1 0.828216 0.0396085 0.24
2 0.81798 0.0410035 0.24
3 0.719964 0.0492296 0.24
4 0.606888 0.0502404 0.24
EOD

# place, value, error, width
$nearest_training_digit_2 << EOD
0.266667 0.917173 0.0205262 0.24
1.26667 0.918898 0.023464 0.24
2.26667 0.746589 0.0461481 0.24
3.26667 0.926282 0.0187236 0.24
4.26667 0.643605 0.0456796 0.24
EOD

# The data must be complete and bear out the caption, or nothing is drawn.
do for [c=1:4] {
  stats $elbo using c name "column" nooutput
  if (!exists("column_records") || |$elbo| != 5 || column_records != 5 \
      || column_max - column_min > 1e300) {
    print sprintf("held-out.gp: $elbo must have 5 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:4] {
  stats $error_per_ink using c name "column" nooutput
  if (!exists("column_records") || |$error_per_ink| != 5 || column_records != 5 \
      || column_max - column_min > 1e300) {
    print sprintf("held-out.gp: $error_per_ink must have 5 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:4] {
  stats $nearest_training_digit using c name "column" nooutput
  if (!exists("column_records") || |$nearest_training_digit| != 5 || column_records != 5 \
      || column_max - column_min > 1e300) {
    print sprintf("held-out.gp: $nearest_training_digit must have 5 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:4] {
  stats $elbo_2 using c name "column" nooutput
  if (!exists("column_records") || |$elbo_2| != 5 || column_records != 5 \
      || column_max - column_min > 1e300) {
    print sprintf("held-out.gp: $elbo_2 must have 5 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:4] {
  stats $error_per_ink_2 using c name "column" nooutput
  if (!exists("column_records") || |$error_per_ink_2| != 5 || column_records != 5 \
      || column_max - column_min > 1e300) {
    print sprintf("held-out.gp: $error_per_ink_2 must have 5 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:4] {
  stats $nearest_training_digit_2 using c name "column" nooutput
  if (!exists("column_records") || |$nearest_training_digit_2| != 5 || column_records != 5 \
      || column_max - column_min > 1e300) {
    print sprintf("held-out.gp: $nearest_training_digit_2 must have 5 records, all finite, in column %d", c)
    exit status 1
  }
}
left = 0.8132676657742557
right = 0.7816768788680346
if (!(left > right)) {
  print 'held-out.gp: the data contradict "the nearest digit beats error per ink": ' \
      .sprintf("%g > %g is false", left, right)
  exit status 1
}
left = 0.7816768788680346
right = 0.6756036043357037
if (!(left > right)) {
  print 'held-out.gp: the data contradict "error per ink beats −ELBO": ' \
      .sprintf("%g > %g is false", left, right)
  exit status 1
}

set terminal svg size 800, 620 noenhanced background "#ffffff" \
  font "Helvetica,Arial,sans-serif,13"
if (!exists("picture")) { picture = "held-out.svg" }
set output picture
set multiplot

reset
load "../style.gp"
set label 'On average the nearest training digit beats error per ink, and that beats −ELBO' at screen 0.015, screen 0.9677 left font ',16' front
set origin 0, 0.4694
set size 1, 0.4694
set xlabel 'digit held out'
set xrange [*<-0.6:4.6<*]
set ylabel 'AUROC'
set yrange [0:1.15]
set xtics ('0' 0, '1' 1, '2' 2, '3' 3, '4' 4) scale 0
unset grid
set grid y lt 1 lc rgb '#e8e8e8' lw 1
set arrow from graph 0, first 0.5 to graph 1, first 0.5 nohead lt 8 lw 1.5 dt 2
set label '' at graph 0.99, first 0.5 right offset 0, 0.6 front font ',12' textcolor lt 8
plot $elbo using 1:2:4 with boxes lt 1 lw 0 fs solid 0.85 noborder title '−ELBO', \
  $elbo using 1:($2 - $3):(0):(2 * $3) with vectors heads size graph 0.006, 90 lt 7 lw 1.2 notitle, \
  $elbo using 1:($2 + $3):(sprintf('%.3g', $2)) with labels offset 0, 0.6 font ',11' notitle, \
  $error_per_ink using 1:2:4 with boxes lt 2 lw 0 fs solid 0.85 noborder title 'error per ink', \
  $error_per_ink using 1:($2 - $3):(0):(2 * $3) with vectors heads size graph 0.006, 90 lt 7 lw 1.2 notitle, \
  $error_per_ink using 1:($2 + $3):(sprintf('%.3g', $2)) with labels offset 0, 0.6 font ',11' notitle, \
  $nearest_training_digit using 1:2:4 with boxes lt 3 lw 0 fs solid 0.85 noborder title 'nearest training digit', \
  $nearest_training_digit using 1:($2 - $3):(0):(2 * $3) with vectors heads size graph 0.006, 90 lt 7 lw 1.2 notitle, \
  $nearest_training_digit using 1:($2 + $3):(sprintf('%.3g', $2)) with labels offset 0, 0.6 font ',11' notitle

reset
load "../style.gp"
set origin 0, 0
set size 1, 0.4694
set xlabel 'digit held out'
set xrange [*<-0.6:4.6<*]
set ylabel 'AUROC'
set yrange [0:1.15]
set xtics ('5' 0, '6' 1, '7' 2, '8' 3, '9' 4) scale 0
unset grid
set grid y lt 1 lc rgb '#e8e8e8' lw 1
set arrow from graph 0, first 0.5 to graph 1, first 0.5 nohead lt 8 lw 1.5 dt 2
set label '' at graph 0.99, first 0.5 right offset 0, 0.6 front font ',12' textcolor lt 8
plot $elbo_2 using 1:2:4 with boxes lt 1 lw 0 fs solid 0.85 noborder title '−ELBO ', \
  $elbo_2 using 1:($2 - $3):(0):(2 * $3) with vectors heads size graph 0.006, 90 lt 7 lw 1.2 notitle, \
  $elbo_2 using 1:($2 + $3):(sprintf('%.3g', $2)) with labels offset 0, 0.6 font ',11' notitle, \
  $error_per_ink_2 using 1:2:4 with boxes lt 2 lw 0 fs solid 0.85 noborder title 'error per ink ', \
  $error_per_ink_2 using 1:($2 - $3):(0):(2 * $3) with vectors heads size graph 0.006, 90 lt 7 lw 1.2 notitle, \
  $error_per_ink_2 using 1:($2 + $3):(sprintf('%.3g', $2)) with labels offset 0, 0.6 font ',11' notitle, \
  $nearest_training_digit_2 using 1:2:4 with boxes lt 3 lw 0 fs solid 0.85 noborder title 'nearest training digit ', \
  $nearest_training_digit_2 using 1:($2 - $3):(0):(2 * $3) with vectors heads size graph 0.006, 90 lt 7 lw 1.2 notitle, \
  $nearest_training_digit_2 using 1:($2 + $3):(sprintf('%.3g', $2)) with labels offset 0, 0.6 font ',11' notitle
unset multiplot
unset output

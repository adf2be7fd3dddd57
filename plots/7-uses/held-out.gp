# On average the nearest training digit beats error per ink, and that beats −ELBO

# place, value, error, width
$elbo << EOD
-0.266667 0.980493 0.0118437 0.24
0.733333 0.198936 0.0438806 0.24
1.73333 0.92259 0.028358 0.24
2.73333 0.8163 0.0412046 0.24
3.73333 0.87227 0.0305825 0.24
EOD

# place, value, error, width
$error_per_ink << EOD
0 0.96158 0.0156481 0.24
1 0.91735 0.0247083 0.24
2 0.908151 0.0235361 0.24
3 0.841283 0.0337606 0.24
4 0.91702 0.0220771 0.24
EOD

# place, value, error, width
$nearest_training_digit << EOD
0.266667 0.998834 0.00120141 0.24
1.26667 0.865464 0.0330007 0.24
2.26667 0.99395 0.00465092 0.24
3.26667 0.989608 0.00527986 0.24
4.26667 0.975689 0.0102927 0.24
EOD

# place, value, error, width
$elbo_2 << EOD
-0.266667 0.752338 0.0466135 0.24
0.733333 0.907667 0.0240381 0.24
1.73333 0.634752 0.067202 0.24
2.73333 0.883259 0.0280911 0.24
3.73333 0.64629 0.0518057 0.24
EOD

# place, value, error, width
$error_per_ink_2 << EOD
0 0.877613 0.027324 0.24
1 0.912785 0.0235732 0.24
2 0.872342 0.0347742 0.24
3 0.753144 0.0410459 0.24
4 0.695074 0.0498515 0.24
EOD

# place, value, error, width
$nearest_training_digit_2 << EOD
0.266667 0.983206 0.00793141 0.24
1.26667 0.993317 0.00416549 0.24
2.26667 0.876006 0.0428194 0.24
3.26667 0.989126 0.00508705 0.24
4.26667 0.933392 0.0197976 0.24
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
left = 0.9598593010614254
right = 0.8656343031164788
if (!(left > right)) {
  print 'held-out.gp: the data contradict "the nearest digit beats error per ink": ' \
      .sprintf("%g > %g is false", left, right)
  exit status 1
}
left = 0.8656343031164788
right = 0.7614894616416505
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

# Turned latents depend on one another, and a q that ignores it falls short

# x, y
$log_p_log_p << EOD
0 7.10543e-15
5.625 0.142861
11.25 0.513534
16.875 0.992104
22.5 1.47341
28.125 1.8904
33.75 2.20596
39.375 2.40107
45 2.46695
50.625 2.40107
56.25 2.20596
61.875 1.8904
67.5 1.47341
73.125 0.992104
78.75 0.513534
84.375 0.142861
90 4.61853e-14
EOD

# x, y
$measured_variances_1_p << EOD
0 1.76226e-05
5.625 0.142877
11.25 0.513553
16.875 0.992124
22.5 1.47343
28.125 1.89042
33.75 2.20598
39.375 2.40109
45 2.46697
50.625 2.40109
56.25 2.20598
61.875 1.89042
67.5 1.47343
73.125 0.992121
78.75 0.513551
84.375 0.142878
90 1.63043e-05
EOD

# x, y
$measured_variances_p << EOD
0 1.76226e-05
5.625 0.150523
11.25 0.615286
16.875 1.38703
22.5 2.38057
28.125 3.43842
33.75 4.37319
39.375 5.01351
45 5.24099
50.625 5.01351
56.25 4.37319
61.875 3.43842
67.5 2.38057
73.125 1.38703
78.75 0.615287
84.375 0.150522
90 1.63043e-05
EOD

# The data must be complete and bear out the caption, or nothing is drawn.
do for [c=1:2] {
  stats $log_p_log_p using c name "column" nooutput
  if (!exists("column_records") || |$log_p_log_p| != 17 || column_records != 17 \
      || column_max - column_min > 1e300) {
    print sprintf("gap.gp: $log_p_log_p must have 17 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $measured_variances_1_p using c name "column" nooutput
  if (!exists("column_records") || |$measured_variances_1_p| != 17 || column_records != 17 \
      || column_max - column_min > 1e300) {
    print sprintf("gap.gp: $measured_variances_1_p must have 17 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $measured_variances_p using c name "column" nooutput
  if (!exists("column_records") || |$measured_variances_p| != 17 || column_records != 17 \
      || column_max - column_min > 1e300) {
    print sprintf("gap.gp: $measured_variances_p must have 17 records, all finite, in column %d", c)
    exit status 1
  }
}
left = real(word($measured_variances_1_p[1], 2))
right = 0.001
if (!(left < right)) {
  print 'gap.gp: the data contradict "no gap at 0°": ' \
      .sprintf("%g < %g is false", left, right)
  exit status 1
}
left = real(word($log_p_log_p[9], 2))
stats $log_p_log_p using 2 name "data" nooutput
right = data_max
if (!(left >= right)) {
  print 'gap.gp: the data contradict "the gap is widest at 45°": ' \
      .sprintf("%g >= %g is false", left, right)
  exit status 1
}
left = real(word($measured_variances_1_p[9], 2))
right = real(word($measured_variances_p[9], 2))
if (!(left < right)) {
  print 'gap.gp: the data contradict "the posterior''s own variances do worse": ' \
      .sprintf("%g < %g is false", left, right)
  exit status 1
}

set terminal svg size 800, 378 noenhanced background "#ffffff" \
  font "Helvetica,Arial,sans-serif,13"
if (!exists("picture")) { picture = "gap.svg" }
set output picture
set multiplot

reset
load "../style.gp"
set label 'Turned latents depend on one another, and a q that ignores it falls short' at screen 0.015, screen 0.9471 left font ',16' front
set origin 0, 0
set size 1, 0.8995
set xlabel 'latents turned by (degrees)'
set ylabel 'log p(x) − ELBO (nats)'
set autoscale xfix
set autoscale xfix
plot $log_p_log_p using 1:2 with lines lt 1 dt 1 title '½ (Σ log Pᵢᵢ − log|P|)', \
  $measured_variances_1_p using 1:2 with points lt 7 pt 7 ps 0.35 title 'measured, variances 1/Pᵢᵢ', \
  $measured_variances_p using 1:2 with lines lt 2 dt 2 title 'measured, variances (P⁻¹)ᵢᵢ'
unset multiplot
unset output

# Turned latents depend on one another, and a q that ignores it falls short

# x, y
$log_p_log_p << EOD
0 0
5.625 0.11313
11.25 0.408975
16.875 0.79618
22.5 1.19176
28.125 1.53946
33.75 1.8056
39.375 1.97142
45 2.02763
50.625 1.97142
56.25 1.8056
61.875 1.53946
67.5 1.19176
73.125 0.79618
78.75 0.408975
84.375 0.11313
90 7.10543e-14
EOD

# x, y
$measured_variances_1_p << EOD
0 2.5097e-05
5.625 0.113152
11.25 0.409001
16.875 0.796204
22.5 1.19178
28.125 1.53948
33.75 1.80562
39.375 1.97145
45 2.02766
50.625 1.97145
56.25 1.80562
61.875 1.53948
67.5 1.19178
73.125 0.796203
78.75 0.409002
84.375 0.113153
90 2.61856e-05
EOD

# x, y
$measured_variances_p << EOD
0 2.5097e-05
5.625 0.118722
11.25 0.483063
16.875 1.0839
22.5 1.8538
28.125 2.67157
33.75 3.39347
39.375 3.88783
45 4.06345
50.625 3.88783
56.25 3.39347
61.875 2.67157
67.5 1.8538
73.125 1.0839
78.75 0.483063
84.375 0.118722
90 2.61856e-05
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

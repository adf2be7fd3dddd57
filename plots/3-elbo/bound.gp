# Training pushes the bound up, and log p(x) with it; the gap widens before it closes

# x, y
$log_p_x_exact << EOD
1 -109.805
2 -42.4553
3 15.6052
4 62.1359
5 95.4706
6 114.313
7 120.74
8 122.282
9 123.32
10 123.783
11 124.144
12 124.549
13 128.288
14 128.412
15 128.694
16 128.85
17 128.874
18 128.988
19 129.056
20 129.104
EOD

# x, y
$elbo << EOD
1 -110.009
2 -43.2671
3 14.4167
4 60.1134
5 92.8754
6 111.848
7 118.116
8 119.815
9 121.238
10 121.763
11 122.369
12 123.076
13 128.103
14 128.233
15 128.527
16 128.698
17 128.71
18 128.832
19 128.908
20 128.973
EOD

# x, y
$gap << EOD
1 0.203502
2 0.811788
3 1.18859
4 2.0225
5 2.59513
6 2.46482
7 2.62394
8 2.46677
9 2.08262
10 2.02042
11 1.7752
12 1.47254
13 0.185203
14 0.178299
15 0.166537
16 0.15286
17 0.16451
18 0.155665
19 0.14839
20 0.131227
EOD

# The data must be complete and bear out the caption, or nothing is drawn.
do for [c=1:2] {
  stats $log_p_x_exact using c name "column" nooutput
  if (!exists("column_records") || |$log_p_x_exact| != 20 || column_records != 20 \
      || column_max - column_min > 1e300) {
    print sprintf("bound.gp: $log_p_x_exact must have 20 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $elbo using c name "column" nooutput
  if (!exists("column_records") || |$elbo| != 20 || column_records != 20 \
      || column_max - column_min > 1e300) {
    print sprintf("bound.gp: $elbo must have 20 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $gap using c name "column" nooutput
  if (!exists("column_records") || |$gap| != 20 || column_records != 20 \
      || column_max - column_min > 1e300) {
    print sprintf("bound.gp: $gap must have 20 records, all finite, in column %d", c)
    exit status 1
  }
}
left = real(word($elbo[20], 2))
right = real(word($elbo[1], 2))
if (!(left > right)) {
  print 'bound.gp: the data contradict "the ELBO rises": ' \
      .sprintf("%g > %g is false", left, right)
  exit status 1
}
stats $gap using 2 name "data" nooutput
left = data_min
right = 0
if (!(left >= right)) {
  print 'bound.gp: the data contradict "it stays below log p(x)": ' \
      .sprintf("%g >= %g is false", left, right)
  exit status 1
}
left = real(word($gap[20], 2))
stats $gap using 2 name "data" nooutput
right = data_max
if (!(left <= right)) {
  print 'bound.gp: the data contradict "the gap closes": ' \
      .sprintf("%g <= %g is false", left, right)
  exit status 1
}

set terminal svg size 800, 318 noenhanced background "#ffffff" \
  font "Helvetica,Arial,sans-serif,13"
if (!exists("picture")) { picture = "bound.svg" }
set output picture
set multiplot

reset
load "../style.gp"
set label 'Training pushes the bound up, and log p(x) with it; the gap widens before it closes' at screen 0.015, screen 0.9371 left font ',16' front
set origin 0, 0
set size 0.5, 0.8805
set xlabel 'epoch'
set ylabel 'nats per held-out image'
set yrange [99.81290124818065:133.81290124818065]
set autoscale xfix
set autoscale xfix
set arrow from graph 0, first 129.81290124818065 to graph 1, first 129.81290124818065 nohead lt 8 lw 1.5 dt 2
set label 'the best linear model' at graph 0.99, first 129.81290124818065 right offset 0, 0.6 front font ',12' textcolor lt 8
plot $log_p_x_exact using 1:2 with lines lt 1 dt 1 title 'log p(x), exact', \
  $elbo using 1:2 with lines lt 2 dt 2 title 'ELBO'

reset
load "../style.gp"
set origin 0.5, 0
set size 0.5, 0.8805
set xlabel 'epoch'
set ylabel 'log p(x) − ELBO (nats)'
set autoscale xfix
plot $gap using 1:2 with lines lt 3 dt 1 title 'gap'
unset multiplot
unset output

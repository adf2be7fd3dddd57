# Training pushes the bound up, and log p(x) with it; the gap widens before it closes

# x, y
$log_p_x_exact << EOD
1 -110.24
2 -44.7145
3 10.1745
4 53.0383
5 80.4488
6 94.8863
7 96.9572
8 97.9176
9 99.5029
10 99.8429
11 99.9877
12 98.8272
13 103.382
14 103.373
15 103.524
16 103.424
17 103.679
18 103.827
19 103.743
20 103.757
EOD

# x, y
$elbo << EOD
1 -110.444
2 -45.5309
3 8.62837
4 50.7557
5 78.0142
6 92.5382
7 94.5147
8 95.816
9 97.695
10 98.0809
11 98.5586
12 97.3034
13 103.199
14 103.198
15 103.358
16 103.266
17 103.514
18 103.676
19 103.6
20 103.606
EOD

# x, y
$gap << EOD
1 0.203909
2 0.816356
3 1.5461
4 2.28255
5 2.43459
6 2.3481
7 2.44248
8 2.1016
9 1.80791
10 1.76204
11 1.42905
12 1.52377
13 0.182978
14 0.175741
15 0.165657
16 0.158058
17 0.165587
18 0.151262
19 0.142612
20 0.150687
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
set yrange [74.42682863640954:108.42682863640954]
set autoscale xfix
set autoscale xfix
set arrow from graph 0, first 104.42682863640954 to graph 1, first 104.42682863640954 nohead lt 8 lw 1.5 dt 2
set label 'the best linear model' at graph 0.99, first 104.42682863640954 right offset 0, 0.6 front font ',12' textcolor lt 8
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

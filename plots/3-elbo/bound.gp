# Training pushes the bound up, and log p(x) with it; the gap widens before it closes

# x, y
$log_p_x_exact << EOD
1 -109.877
2 -42.4222
3 15.4909
4 61.9241
5 95.6961
6 113.805
7 120.483
8 122.898
9 122.926
10 124.069
11 123.958
12 124.22
13 128.412
14 128.652
15 128.74
16 128.817
17 128.845
18 128.974
19 129.055
20 129.144
EOD

# x, y
$elbo << EOD
1 -110.092
2 -43.1138
3 14.2879
4 59.7501
5 93.1997
6 110.927
7 118.039
8 120.916
9 120.576
10 122.236
11 122.621
12 122.682
13 128.238
14 128.496
15 128.587
16 128.666
17 128.681
18 128.829
19 128.91
20 129.005
EOD

# x, y
$gap << EOD
1 0.215082
2 0.691675
3 1.20294
4 2.17403
5 2.49643
6 2.87788
7 2.44382
8 1.98143
9 2.3498
10 1.83367
11 1.33636
12 1.53839
13 0.173963
14 0.155902
15 0.152582
16 0.150502
17 0.163932
18 0.145243
19 0.14416
20 0.1384
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

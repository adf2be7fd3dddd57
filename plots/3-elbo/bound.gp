# Training pushes the bound up, and log p(x) goes with it

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
left = real(word($elbo[20], 2))
right = real(word($elbo[1], 2))
if (!(left > right)) {
  print 'bound.gp: the data contradict "the ELBO rises": ' \
      .sprintf("%g > %g is false", left, right)
  exit status 1
}
left = real(word($elbo[20], 2))
right = real(word($log_p_x_exact[20], 2))
if (!(left <= right)) {
  print 'bound.gp: the data contradict "it stays below log p(x)": ' \
      .sprintf("%g <= %g is false", left, right)
  exit status 1
}

set terminal svg size 800, 378 noenhanced background "#ffffff" \
  font "Helvetica,Arial,sans-serif,13"
if (!exists("picture")) { picture = "bound.svg" }
set output picture
set multiplot

reset
load "../style.gp"
set label 'Training pushes the bound up, and log p(x) goes with it' at screen 0.015, screen 0.9471 left font ',16' front
set origin 0, 0
set size 1, 0.8995
set xlabel 'epoch'
set ylabel 'nats per held-out image'
set yrange [*<129.81290124818065:129.81290124818065<*]
set autoscale xfix
set autoscale xfix
set arrow from graph 0, first 129.81290124818065 to graph 1, first 129.81290124818065 nohead lt 8 lw 1.5 dt 2
set label 'the best linear model' at graph 0.99, first 129.81290124818065 right offset 0, 0.6 front font ',12' textcolor lt 8
plot $log_p_x_exact using 1:2 with lines lt 1 dt 1 title 'log p(x), exact', \
  $elbo using 1:2 with lines lt 2 dt 2 title 'ELBO'
unset multiplot
unset output

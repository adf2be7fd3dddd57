# Training pushes the bound up, and log p(x) with it; the gap widens before it closes

# x, y
$log_p_x_exact << EOD
1 -109.929
2 -42.6119
3 15.6074
4 62.2448
5 95.8803
6 113.648
7 120.413
8 122.559
9 123.741
10 124.199
11 123.807
12 124.325
13 128.39
14 128.521
15 128.649
16 128.755
17 128.927
18 128.99
19 128.943
20 129.002
EOD

# x, y
$elbo << EOD
1 -110.128
2 -43.3738
3 14.4814
4 60.071
5 92.9718
6 111.145
7 118.247
8 120.462
9 121.737
10 122.322
11 122.203
12 122.596
13 128.224
14 128.37
15 128.491
16 128.584
17 128.781
18 128.857
19 128.796
20 128.855
EOD

# x, y
$gap << EOD
1 0.199126
2 0.761888
3 1.12595
4 2.17382
5 2.90847
6 2.50313
7 2.16594
8 2.09734
9 2.00355
10 1.87742
11 1.6041
12 1.72981
13 0.166123
14 0.150636
15 0.158605
16 0.170243
17 0.145514
18 0.132623
19 0.147285
20 0.147183
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

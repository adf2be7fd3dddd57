# Training pushes the bound up, and log p(x) with it; the gap widens before it closes

# x, y
$log_p_x_exact << EOD
1 -110.429
2 -44.6003
3 10.6394
4 53.1356
5 81.4921
6 93.902
7 97.8357
8 99.1927
9 98.5755
10 100.531
11 99.7516
12 100.158
13 103.389
14 102.972
15 103.542
16 103.78
17 103.841
18 103.72
19 103.643
20 103.917
EOD

# x, y
$elbo << EOD
1 -110.634
2 -45.243
3 9.35777
4 50.8086
5 79.4267
6 91.5145
7 95.5099
8 97.3306
9 96.8786
10 98.9175
11 98.1055
12 98.695
13 103.22
14 102.803
15 103.392
16 103.644
17 103.695
18 103.571
19 103.507
20 103.779
EOD

# x, y
$gap << EOD
1 0.204172
2 0.642712
3 1.28161
4 2.32698
5 2.06537
6 2.38758
7 2.32578
8 1.86206
9 1.69697
10 1.61314
11 1.64606
12 1.46283
13 0.168411
14 0.168205
15 0.149932
16 0.135887
17 0.145676
18 0.149194
19 0.135522
20 0.137847
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

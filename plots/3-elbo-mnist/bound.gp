# Training pushes the bound up, and log p(x) with it; the gap widens before it closes

# x, y
$log_p_x_exact << EOD
1 -110.411
2 -44.7604
3 10.2173
4 52.8666
5 80.3062
6 93.6276
7 97.8687
8 99.4146
9 99.6208
10 99.4667
11 99.222
12 99.0906
13 103.094
14 103.337
15 103.49
16 103.399
17 103.896
18 103.825
19 103.722
20 103.555
EOD

# x, y
$elbo << EOD
1 -110.637
2 -45.4426
3 8.69074
4 50.9273
5 77.5484
6 91.195
7 95.7049
8 97.431
9 97.8563
10 98.0904
11 97.7208
12 97.6676
13 102.924
14 103.182
15 103.337
16 103.257
17 103.751
18 103.697
19 103.581
20 103.413
EOD

# x, y
$gap << EOD
1 0.226034
2 0.682183
3 1.52652
4 1.93926
5 2.75778
6 2.43264
7 2.16383
8 1.98365
9 1.76447
10 1.37625
11 1.50119
12 1.42303
13 0.170704
14 0.15537
15 0.152845
16 0.142094
17 0.145195
18 0.128136
19 0.140277
20 0.142017
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

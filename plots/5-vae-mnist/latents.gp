# The latents share the price unequally, and those that pay are those that move

# x, y
$kl_nats << EOD
1 2.18069
2 1.92877
3 1.83146
4 1.59643
5 1.56968
6 1.55511
7 1.51588
8 1.3692
9 1.3409
10 1.17676
11 1.10484
12 0.99205
13 0.957139
14 0.941063
15 0.916709
16 0.861801
17 0.836982
18 0.828907
19 0.770141
20 0.581548
EOD

# x, y
$variance_of << EOD
1 1.22775
2 0.85078
3 1.02764
4 1.03719
5 0.914837
6 1.0354
7 1.0739
8 0.864714
9 0.986909
10 0.892439
11 0.902109
12 0.857897
13 0.81761
14 0.79095
15 0.831885
16 0.748787
17 0.767159
18 0.782209
19 0.765119
20 0.640228
EOD

# The data must be complete and bear out the caption, or nothing is drawn.
do for [c=1:2] {
  stats $kl_nats using c name "column" nooutput
  if (!exists("column_records") || |$kl_nats| != 20 || column_records != 20 \
      || column_max - column_min > 1e300) {
    print sprintf("latents.gp: $kl_nats must have 20 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $variance_of using c name "column" nooutput
  if (!exists("column_records") || |$variance_of| != 20 || column_records != 20 \
      || column_max - column_min > 1e300) {
    print sprintf("latents.gp: $variance_of must have 20 records, all finite, in column %d", c)
    exit status 1
  }
}
left = real(word($kl_nats[1], 2))
right = 0.8723220527172089
if (!(left > right)) {
  print 'latents.gp: the data contradict "unequally": ' \
      .sprintf("%g > %g is false", left, right)
  exit status 1
}

set terminal svg size 800, 378 noenhanced background "#ffffff" \
  font "Helvetica,Arial,sans-serif,13"
if (!exists("picture")) { picture = "latents.svg" }
set output picture
set multiplot

reset
load "../style.gp"
set label 'The latents share the price unequally, and those that pay are those that move' at screen 0.015, screen 0.9471 left font ',16' front
set origin 0, 0
set size 1, 0.8995
set xlabel 'latent, by its KL'
set ylabel 'nats, or variance'
set autoscale xfix
set autoscale xfix
plot $kl_nats using 1:2 with lines lt 1 dt 1 title 'KL (nats)', \
  $variance_of using 1:2 with lines lt 2 dt 2 title 'variance of μ'
unset multiplot
unset output

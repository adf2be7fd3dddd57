# The latents share the price unequally, and those that pay are those that move

# x, y
$kl_nats << EOD
1 1.81884
2 1.80062
3 1.73588
4 1.71357
5 1.67977
6 1.56204
7 1.55989
8 1.46082
9 1.45426
10 1.3296
11 0.70112
12 0.486559
13 0.31348
14 0.248073
15 0.238933
16 0.090893
17 0.0705757
18 0.0357582
19 0.0334557
20 0.0142446
EOD

# x, y
$variance_of << EOD
1 1.38735
2 1.35283
3 1.34236
4 1.3328
5 1.30106
6 1.24289
7 1.20595
8 1.15957
9 1.24972
10 1.09231
11 0.722664
12 0.670548
13 0.425529
14 0.373805
15 0.38183
16 0.145809
17 0.100869
18 0.0597779
19 0.0565731
20 0.0257489
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
right = 0.021366833243519068
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

# With ten labels a class or more, codes help nearest neighbours, and not a linear probe

# x, y, lower, upper
$vae << EOD
1 40.725 35.7116 45.7384
5 61.995 59.5499 64.4401
10 70.78 68.5988 72.9612
100 89.63 88.8126 90.4474
EOD

# x, y, lower, upper
$pixels << EOD
1 41.135 36.2346 46.0354
5 60.155 57.6338 62.6762
10 65.025 62.8819 67.1681
100 85.14 84.3007 85.9793
EOD

# x, y
$pca << EOD
1 42.885
5 62.705
10 69.55
100 88.155
EOD

# x, y
$autoencoder << EOD
1 43.6
5 63.045
10 70.27
100 88.61
EOD

# x, y
$untrained_encoder << EOD
1 25.765
5 37.73
10 42.99
100 60.135
EOD

# x, y, lower, upper
$vae_2 << EOD
1 35.89 31.6138 40.1662
5 54.875 51.1773 58.5727
10 63.045 59.9435 66.1465
100 82.56 81.6493 83.4707
EOD

# x, y, lower, upper
$pixels_2 << EOD
1 36.89 31.767 42.013
5 58.645 54.8647 62.4253
10 67.595 64.7533 70.4367
100 85.205 83.7811 86.6289
EOD

# x, y
$pca_2 << EOD
1 38.195
5 56.98
10 64.385
100 81.87
EOD

# x, y
$autoencoder_2 << EOD
1 42.515
5 62.975
10 69.38
100 84.015
EOD

# x, y
$untrained_encoder_2 << EOD
1 26.085
5 37.965
10 43.195
100 57.19
EOD

# The data must be complete and bear out the caption, or nothing is drawn.
do for [c=1:4] {
  stats $vae using c name "column" nooutput
  if (!exists("column_records") || |$vae| != 4 || column_records != 4 \
      || column_max - column_min > 1e300) {
    print sprintf("labels.gp: $vae must have 4 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:4] {
  stats $pixels using c name "column" nooutput
  if (!exists("column_records") || |$pixels| != 4 || column_records != 4 \
      || column_max - column_min > 1e300) {
    print sprintf("labels.gp: $pixels must have 4 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $pca using c name "column" nooutput
  if (!exists("column_records") || |$pca| != 4 || column_records != 4 \
      || column_max - column_min > 1e300) {
    print sprintf("labels.gp: $pca must have 4 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $autoencoder using c name "column" nooutput
  if (!exists("column_records") || |$autoencoder| != 4 || column_records != 4 \
      || column_max - column_min > 1e300) {
    print sprintf("labels.gp: $autoencoder must have 4 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $untrained_encoder using c name "column" nooutput
  if (!exists("column_records") || |$untrained_encoder| != 4 || column_records != 4 \
      || column_max - column_min > 1e300) {
    print sprintf("labels.gp: $untrained_encoder must have 4 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:4] {
  stats $vae_2 using c name "column" nooutput
  if (!exists("column_records") || |$vae_2| != 4 || column_records != 4 \
      || column_max - column_min > 1e300) {
    print sprintf("labels.gp: $vae_2 must have 4 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:4] {
  stats $pixels_2 using c name "column" nooutput
  if (!exists("column_records") || |$pixels_2| != 4 || column_records != 4 \
      || column_max - column_min > 1e300) {
    print sprintf("labels.gp: $pixels_2 must have 4 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $pca_2 using c name "column" nooutput
  if (!exists("column_records") || |$pca_2| != 4 || column_records != 4 \
      || column_max - column_min > 1e300) {
    print sprintf("labels.gp: $pca_2 must have 4 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $autoencoder_2 using c name "column" nooutput
  if (!exists("column_records") || |$autoencoder_2| != 4 || column_records != 4 \
      || column_max - column_min > 1e300) {
    print sprintf("labels.gp: $autoencoder_2 must have 4 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:2] {
  stats $untrained_encoder_2 using c name "column" nooutput
  if (!exists("column_records") || |$untrained_encoder_2| != 4 || column_records != 4 \
      || column_max - column_min > 1e300) {
    print sprintf("labels.gp: $untrained_encoder_2 must have 4 records, all finite, in column %d", c)
    exit status 1
  }
}
left = real(word($vae[3], 2))
right = real(word($pixels[3], 2))
if (!(left > right)) {
  print 'labels.gp: the data contradict "codes help neighbours": ' \
      .sprintf("%g > %g is false", left, right)
  exit status 1
}
left = real(word($vae_2[4], 2))
right = real(word($pixels_2[4], 2))
if (!(left < right)) {
  print 'labels.gp: the data contradict "and no probe": ' \
      .sprintf("%g < %g is false", left, right)
  exit status 1
}

set terminal svg size 1080, 398 noenhanced background "#ffffff" \
  font "Helvetica,Arial,sans-serif,13"
if (!exists("picture")) { picture = "labels.svg" }
set output picture
set multiplot

reset
load "../style.gp"
set label 'With ten labels a class or more, codes help nearest neighbours, and not a linear probe' at screen 0.0111, screen 0.9497 left font ',16' front
set label 'Nearest neighbours' at screen 0.0111, screen 0.8744 left font ',14' front
set origin 0, 0
set size 0.5, 0.8442
set xlabel 'labels a class'
set logscale x
set ylabel 'held-out digits right (%)'
set yrange [20:100]
set autoscale xfix
set autoscale xfix
set autoscale xfix
set autoscale xfix
set autoscale xfix
plot $vae using 1:3:4 with filledcurves lt 1 fs transparent solid 0.2 noborder notitle, \
  $vae using 1:2 with linespoints lt 1 dt 1 title 'VAE, μ', \
  $pixels using 1:3:4 with filledcurves lt 2 fs transparent solid 0.2 noborder notitle, \
  $pixels using 1:2 with linespoints lt 2 dt 1 title 'pixels', \
  $pca using 1:2 with linespoints lt 3 dt 1 title 'PCA', \
  $autoencoder using 1:2 with linespoints lt 4 dt 1 title 'autoencoder', \
  $untrained_encoder using 1:2 with linespoints lt 5 dt 1 title 'untrained encoder'

reset
load "../style.gp"
set label 'Linear probe' at screen 0.5111, screen 0.8744 left font ',14' front
set origin 0.5, 0
set size 0.5, 0.8442
set xlabel 'labels a class'
set logscale x
set ylabel 'held-out digits right (%)'
set yrange [20:100]
set autoscale xfix
set autoscale xfix
set autoscale xfix
set autoscale xfix
set autoscale xfix
plot $vae_2 using 1:3:4 with filledcurves lt 1 fs transparent solid 0.2 noborder notitle, \
  $vae_2 using 1:2 with linespoints lt 1 dt 1 title 'VAE, μ ', \
  $pixels_2 using 1:3:4 with filledcurves lt 2 fs transparent solid 0.2 noborder notitle, \
  $pixels_2 using 1:2 with linespoints lt 2 dt 1 title 'pixels ', \
  $pca_2 using 1:2 with linespoints lt 3 dt 1 title 'PCA ', \
  $autoencoder_2 using 1:2 with linespoints lt 4 dt 1 title 'autoencoder ', \
  $untrained_encoder_2 using 1:2 with linespoints lt 5 dt 1 title 'untrained encoder '
unset multiplot
unset output

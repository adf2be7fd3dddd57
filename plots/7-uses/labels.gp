# With ten labels a class or more, codes help nearest neighbours, and not a linear probe

# x, y, lower, upper
$vae << EOD
1 50.545 45.699 55.391
5 77.195 74.8724 79.5176
10 84.58 82.5398 86.6202
100 96.095 95.6484 96.5416
EOD

# x, y, lower, upper
$pixels << EOD
1 49.13 43.7715 54.4885
5 74.345 71.9878 76.7022
10 79.51 77.1175 81.9025
100 95.77 95.2903 96.2497
EOD

# x, y
$pca << EOD
1 51.935
5 75.715
10 81.625
100 95.45
EOD

# x, y
$autoencoder << EOD
1 49.865
5 75.835
10 81.845
100 95.8
EOD

# x, y
$untrained_encoder << EOD
1 30.125
5 48.28
10 54.475
100 78.55
EOD

# x, y, lower, upper
$vae_2 << EOD
1 46.095 41.0077 51.1823
5 73.495 71.318 75.672
10 80.1 78.0648 82.1352
100 91.8 91.297 92.303
EOD

# x, y, lower, upper
$pixels_2 << EOD
1 46.1 40.4186 51.7814
5 72.52 69.409 75.631
10 82.835 80.3751 85.2949
100 95.61 95.0886 96.1314
EOD

# x, y
$pca_2 << EOD
1 46.535
5 72.59
10 81.305
100 92.43
EOD

# x, y
$autoencoder_2 << EOD
1 50.61
5 76.765
10 83.08
100 92.475
EOD

# x, y
$untrained_encoder_2 << EOD
1 29.695
5 48.005
10 56.23
100 69.905
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

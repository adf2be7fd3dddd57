# A diffusion of the codes draws digits that its judge is far more often sure of

# place, value, error, width
$vae << EOD
-0.2 35.1 0 0.36
0.8 33.9 0 0.36
1.8 54.8 0 0.36
EOD

# place, value, error, width
$autoencoder << EOD
0.2 35.2 0 0.36
1.2 31.8 0 0.36
2.2 51 0 0.36
EOD

# The data must be complete and bear out the caption, or nothing is drawn.
do for [c=1:4] {
  stats $vae using c name "column" nooutput
  if (!exists("column_records") || |$vae| != 3 || column_records != 3 \
      || column_max - column_min > 1e300) {
    print sprintf("latent-diffusion.gp: $vae must have 3 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:4] {
  stats $autoencoder using c name "column" nooutput
  if (!exists("column_records") || |$autoencoder| != 3 || column_records != 3 \
      || column_max - column_min > 1e300) {
    print sprintf("latent-diffusion.gp: $autoencoder must have 3 records, all finite, in column %d", c)
    exit status 1
  }
}
left = real(word($vae[3], 2))
right = real(word($vae[1], 2))
if (!(left > right)) {
  print 'latent-diffusion.gp: the data contradict "it does for the VAE": ' \
      .sprintf("%g > %g is false", left, right)
  exit status 1
}
left = real(word($autoencoder[3], 2))
right = real(word($autoencoder[1], 2))
if (!(left > right)) {
  print 'latent-diffusion.gp: the data contradict "and for the autoencoder": ' \
      .sprintf("%g > %g is false", left, right)
  exit status 1
}

set terminal svg size 800, 378 noenhanced background "#ffffff" \
  font "Helvetica,Arial,sans-serif,13"
if (!exists("picture")) { picture = "latent-diffusion.svg" }
set output picture
set multiplot

reset
load "../style.gp"
set label 'A diffusion of the codes draws digits that its judge is far more often sure of' at screen 0.015, screen 0.9471 left font ',16' front
set origin 0, 0
set size 1, 0.8995
set xlabel 'codes drawn from'
set xrange [*<-0.6:2.6<*]
set ylabel 'judge is sure (%)'
set yrange [0:100]
set xtics ('fitted Gaussian' 0, 'diffusion, shuffled' 1, 'diffusion' 2) scale 0
unset grid
set grid y lt 1 lc rgb '#e8e8e8' lw 1
set arrow from graph 0, first 84.2 to graph 1, first 84.2 nohead lt 8 lw 1.5 dt 2
set label 'held-out digits' at graph 0.99, first 84.2 right offset 0, 0.6 front font ',12' textcolor lt 8
plot $vae using 1:2:4 with boxes lt 1 lw 0 fs solid 0.85 noborder title 'VAE', \
  $vae using 1:($2 + $3):(sprintf('%.3g', $2)) with labels offset 0, 0.6 font ',11' notitle, \
  $autoencoder using 1:2:4 with boxes lt 2 lw 0 fs solid 0.85 noborder title 'autoencoder', \
  $autoencoder using 1:($2 + $3):(sprintf('%.3g', $2)) with labels offset 0, 0.6 font ',11' notitle
unset multiplot
unset output

# To a VAE that never saw a 1, a 1 is likelier than other digits: it has less ink

# centre, share, width
$the_other_digits << EOD
81.6717 0.00114416 6.59364
88.2653 0.0114416 6.59364
94.859 0.0251716 6.59364
101.453 0.0423341 6.59364
108.046 0.0560641 6.59364
114.64 0.0629291 6.59364
121.234 0.0858124 6.59364
127.827 0.0892449 6.59364
134.421 0.0949657 6.59364
141.014 0.0961098 6.59364
147.608 0.0755149 6.59364
154.202 0.0778032 6.59364
160.795 0.0583524 6.59364
167.389 0.0572082 6.59364
173.983 0.0469108 6.59364
180.576 0.0251716 6.59364
187.17 0.0251716 6.59364
193.764 0.0228833 6.59364
200.357 0.00686499 6.59364
206.951 0.0102975 6.59364
213.545 0.0125858 6.59364
220.138 0.00686499 6.59364
226.732 0.00228833 6.59364
233.325 0.00228833 6.59364
239.919 0.00228833 6.59364
246.513 0.00114416 6.59364
253.106 0 6.59364
259.7 0 6.59364
266.294 0 6.59364
272.887 0.00114416 6.59364
EOD

# centre, share, width
$the_1s_never_seen << EOD
81.6717 0.0238095 6.59364
88.2653 0.103175 6.59364
94.859 0.206349 6.59364
101.453 0.261905 6.59364
108.046 0.18254 6.59364
114.64 0.111111 6.59364
121.234 0.0634921 6.59364
127.827 0.015873 6.59364
134.421 0.0238095 6.59364
141.014 0 6.59364
147.608 0.00793651 6.59364
154.202 0 6.59364
160.795 0 6.59364
167.389 0 6.59364
173.983 0 6.59364
180.576 0 6.59364
187.17 0 6.59364
193.764 0 6.59364
200.357 0 6.59364
206.951 0 6.59364
213.545 0 6.59364
220.138 0 6.59364
226.732 0 6.59364
233.325 0 6.59364
239.919 0 6.59364
246.513 0 6.59364
253.106 0 6.59364
259.7 0 6.59364
266.294 0 6.59364
272.887 0 6.59364
EOD

# centre, share, width
$the_other_digits_2 << EOD
29.9828 0.00114416 6.51464
36.4975 0.00114416 6.51464
43.0121 0.00228833 6.51464
49.5267 0.0160183 6.51464
56.0414 0.0217391 6.51464
62.556 0.0354691 6.51464
69.0707 0.0526316 6.51464
75.5853 0.0949657 6.51464
82.0999 0.0732265 6.51464
88.6146 0.0995423 6.51464
95.1292 0.0892449 6.51464
101.644 0.105263 6.51464
108.158 0.0881007 6.51464
114.673 0.0663616 6.51464
121.188 0.0629291 6.51464
127.702 0.0411899 6.51464
134.217 0.0263158 6.51464
140.732 0.0286041 6.51464
147.246 0.0297483 6.51464
153.761 0.020595 6.51464
160.276 0.01373 6.51464
166.79 0.00343249 6.51464
173.305 0.00572082 6.51464
179.82 0.00686499 6.51464
186.334 0.00457666 6.51464
192.849 0.00114416 6.51464
199.363 0 6.51464
205.878 0.00228833 6.51464
212.393 0.00228833 6.51464
218.907 0.00343249 6.51464
EOD

# centre, share, width
$the_1s_never_seen_2 << EOD
29.9828 0.0714286 6.51464
36.4975 0.126984 6.51464
43.0121 0.18254 6.51464
49.5267 0.198413 6.51464
56.0414 0.126984 6.51464
62.556 0.111111 6.51464
69.0707 0.0873016 6.51464
75.5853 0.031746 6.51464
82.0999 0.047619 6.51464
88.6146 0.00793651 6.51464
95.1292 0 6.51464
101.644 0 6.51464
108.158 0 6.51464
114.673 0.00793651 6.51464
121.188 0 6.51464
127.702 0 6.51464
134.217 0 6.51464
140.732 0 6.51464
147.246 0 6.51464
153.761 0 6.51464
160.276 0 6.51464
166.79 0 6.51464
173.305 0 6.51464
179.82 0 6.51464
186.334 0 6.51464
192.849 0 6.51464
199.363 0 6.51464
205.878 0 6.51464
212.393 0 6.51464
218.907 0 6.51464
EOD

# centre, share, width
$the_other_digits_3 << EOD
0.0737208 0.0125858 0.0181145
0.0918353 0.0228833 0.0181145
0.10995 0.0343249 0.0181145
0.128064 0.0549199 0.0181145
0.146179 0.0732265 0.0181145
0.164293 0.0881007 0.0181145
0.182408 0.0846682 0.0181145
0.200522 0.0915332 0.0181145
0.218637 0.0755149 0.0181145
0.236751 0.090389 0.0181145
0.254866 0.0617849 0.0181145
0.27298 0.0686499 0.0181145
0.291095 0.0572082 0.0181145
0.309209 0.0389016 0.0181145
0.327324 0.0331808 0.0181145
0.345438 0.0331808 0.0181145
0.363552 0.0194508 0.0181145
0.381667 0.0240275 0.0181145
0.399781 0.01373 0.0181145
0.417896 0.00228833 0.0181145
0.43601 0.00915332 0.0181145
0.454125 0.00228833 0.0181145
0.472239 0.00228833 0.0181145
0.490354 0.00228833 0.0181145
0.508468 0.00114416 0.0181145
0.526583 0.00114416 0.0181145
0.544697 0 0.0181145
0.562812 0 0.0181145
0.580926 0 0.0181145
0.599041 0.00114416 0.0181145
EOD

# centre, share, width
$the_1s_never_seen_3 << EOD
0.0737208 0 0.0181145
0.0918353 0 0.0181145
0.10995 0 0.0181145
0.128064 0 0.0181145
0.146179 0 0.0181145
0.164293 0.0238095 0.0181145
0.182408 0.015873 0.0181145
0.200522 0.00793651 0.0181145
0.218637 0.00793651 0.0181145
0.236751 0.0555556 0.0181145
0.254866 0.047619 0.0181145
0.27298 0.0238095 0.0181145
0.291095 0.031746 0.0181145
0.309209 0.0714286 0.0181145
0.327324 0.111111 0.0181145
0.345438 0.0793651 0.0181145
0.363552 0.103175 0.0181145
0.381667 0.0555556 0.0181145
0.399781 0.0793651 0.0181145
0.417896 0.0634921 0.0181145
0.43601 0.0714286 0.0181145
0.454125 0.047619 0.0181145
0.472239 0.0238095 0.0181145
0.490354 0.0238095 0.0181145
0.508468 0.031746 0.0181145
0.526583 0 0.0181145
0.544697 0.00793651 0.0181145
0.562812 0.015873 0.0181145
0.580926 0 0.0181145
0.599041 0 0.0181145
EOD

# The data must be complete and bear out the caption, or nothing is drawn.
do for [c=1:3] {
  stats $the_other_digits using c name "column" nooutput
  if (!exists("column_records") || |$the_other_digits| != 30 || column_records != 30 \
      || column_max - column_min > 1e300) {
    print sprintf("scores.gp: $the_other_digits must have 30 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:3] {
  stats $the_1s_never_seen using c name "column" nooutput
  if (!exists("column_records") || |$the_1s_never_seen| != 30 || column_records != 30 \
      || column_max - column_min > 1e300) {
    print sprintf("scores.gp: $the_1s_never_seen must have 30 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:3] {
  stats $the_other_digits_2 using c name "column" nooutput
  if (!exists("column_records") || |$the_other_digits_2| != 30 || column_records != 30 \
      || column_max - column_min > 1e300) {
    print sprintf("scores.gp: $the_other_digits_2 must have 30 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:3] {
  stats $the_1s_never_seen_2 using c name "column" nooutput
  if (!exists("column_records") || |$the_1s_never_seen_2| != 30 || column_records != 30 \
      || column_max - column_min > 1e300) {
    print sprintf("scores.gp: $the_1s_never_seen_2 must have 30 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:3] {
  stats $the_other_digits_3 using c name "column" nooutput
  if (!exists("column_records") || |$the_other_digits_3| != 30 || column_records != 30 \
      || column_max - column_min > 1e300) {
    print sprintf("scores.gp: $the_other_digits_3 must have 30 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:3] {
  stats $the_1s_never_seen_3 using c name "column" nooutput
  if (!exists("column_records") || |$the_1s_never_seen_3| != 30 || column_records != 30 \
      || column_max - column_min > 1e300) {
    print sprintf("scores.gp: $the_1s_never_seen_3 must have 30 records, all finite, in column %d", c)
    exit status 1
  }
}
left = 103.72439399598137
right = 142.99063952727502
if (!(left < right)) {
  print 'scores.gp: the data contradict "1s cost less": ' \
      .sprintf("%g < %g is false", left, right)
  exit status 1
}
left = 52.24155040014358
right = 102.14301338457679
if (!(left < right)) {
  print 'scores.gp: the data contradict "1s have less ink": ' \
      .sprintf("%g < %g is false", left, right)
  exit status 1
}
left = 0.3595919439953471
right = 0.22782490981286668
if (!(left > right)) {
  print 'scores.gp: the data contradict "and more error for it": ' \
      .sprintf("%g > %g is false", left, right)
  exit status 1
}

set terminal svg size 1080, 302 noenhanced background "#ffffff" \
  font "Helvetica,Arial,sans-serif,13"
if (!exists("picture")) { picture = "scores.svg" }
set output picture
set multiplot

reset
load "../style.gp"
set label 'To a VAE that never saw a 1, a 1 is likelier than other digits: it has less ink' at screen 0.0111, screen 0.9338 left font ',16' front
set origin 0, 0
set size 0.3333, 0.8742
set xlabel '−ELBO (nats)'
set xtics 50
set ylabel 'share of images'
set yrange [*<0:0<*]
plot $the_other_digits using 1:2:3 with boxes lt 1 lw 0.5 fs transparent solid 0.4 border title 'the other digits', \
  $the_1s_never_seen using 1:2:3 with boxes lt 2 lw 0.5 fs transparent solid 0.4 border title 'the 1s, never seen'

reset
load "../style.gp"
set origin 0.3333, 0
set size 0.3333, 0.8742
set xlabel 'ink (sum of greys)'
set xtics 50
set ylabel 'share of images'
set yrange [*<0:0<*]
plot $the_other_digits_2 using 1:2:3 with boxes lt 1 lw 0.5 fs transparent solid 0.4 border title 'the other digits ', \
  $the_1s_never_seen_2 using 1:2:3 with boxes lt 2 lw 0.5 fs transparent solid 0.4 border title 'the 1s, never seen '

reset
load "../style.gp"
set origin 0.6667, 0
set size 0.3333, 0.8742
set xlabel 'error per ink'
set ylabel 'share of images'
set yrange [*<0:0<*]
plot $the_other_digits_3 using 1:2:3 with boxes lt 1 lw 0.5 fs transparent solid 0.4 border title 'the other digits  ', \
  $the_1s_never_seen_3 using 1:2:3 with boxes lt 2 lw 0.5 fs transparent solid 0.4 border title 'the 1s, never seen  '
unset multiplot
unset output

# To a VAE that never saw a 1, a 1 is likelier than other digits: it has less ink

# centre, share, width
$the_other_digits << EOD
76.1473 0 4.55989
80.7072 0.00670391 4.55989
85.2671 0.0167598 4.55989
89.827 0.0189944 4.55989
94.3869 0.0301676 4.55989
98.9467 0.0346369 4.55989
103.507 0.0513966 4.55989
108.067 0.0558659 4.55989
112.626 0.0804469 4.55989
117.186 0.077095 4.55989
121.746 0.0547486 4.55989
126.306 0.0793296 4.55989
130.866 0.077095 4.55989
135.426 0.0670391 4.55989
139.986 0.0569832 4.55989
144.546 0.0502793 4.55989
149.106 0.0391061 4.55989
153.665 0.0301676 4.55989
158.225 0.024581 4.55989
162.785 0.0357542 4.55989
167.345 0.0223464 4.55989
171.905 0.027933 4.55989
176.465 0.0201117 4.55989
181.025 0.0156425 4.55989
185.585 0.00670391 4.55989
190.145 0.00782123 4.55989
194.705 0.00670391 4.55989
199.264 0.00223464 4.55989
203.824 0.00111732 4.55989
208.384 0.00223464 4.55989
EOD

# centre, share, width
$the_1s_never_seen << EOD
76.1473 0.00952381 4.55989
80.7072 0.00952381 4.55989
85.2671 0.0666667 4.55989
89.827 0.104762 4.55989
94.3869 0.152381 4.55989
98.9467 0.114286 4.55989
103.507 0.171429 4.55989
108.067 0.0857143 4.55989
112.626 0.0666667 4.55989
117.186 0.047619 4.55989
121.746 0.0285714 4.55989
126.306 0.0380952 4.55989
130.866 0.0190476 4.55989
135.426 0.00952381 4.55989
139.986 0.0190476 4.55989
144.546 0.0190476 4.55989
149.106 0.00952381 4.55989
153.665 0.00952381 4.55989
158.225 0 4.55989
162.785 0 4.55989
167.345 0.00952381 4.55989
171.905 0 4.55989
176.465 0 4.55989
181.025 0 4.55989
185.585 0 4.55989
190.145 0 4.55989
194.705 0 4.55989
199.264 0 4.55989
203.824 0 4.55989
208.384 0.00952381 4.55989
EOD

# centre, share, width
$the_other_digits_2 << EOD
29.276 0 5.93242
35.2084 0.00223464 5.93242
41.1409 0.00670391 5.93242
47.0733 0.00782123 5.93242
53.0057 0.0256983 5.93242
58.9381 0.0201117 5.93242
64.8705 0.0290503 5.93242
70.8029 0.0424581 5.93242
76.7354 0.0558659 5.93242
82.6678 0.0558659 5.93242
88.6002 0.0703911 5.93242
94.5326 0.0871508 5.93242
100.465 0.0938547 5.93242
106.397 0.0670391 5.93242
112.33 0.0659218 5.93242
118.262 0.0726257 5.93242
124.195 0.0670391 5.93242
130.127 0.0458101 5.93242
136.06 0.0603352 5.93242
141.992 0.0268156 5.93242
147.924 0.0167598 5.93242
153.857 0.0312849 5.93242
159.789 0.0178771 5.93242
165.722 0.0134078 5.93242
171.654 0.00558659 5.93242
177.586 0.00335196 5.93242
183.519 0.00335196 5.93242
189.451 0.00111732 5.93242
195.384 0.00223464 5.93242
201.316 0.00223464 5.93242
EOD

# centre, share, width
$the_1s_never_seen_2 << EOD
29.276 0.0380952 5.93242
35.2084 0.104762 5.93242
41.1409 0.0952381 5.93242
47.0733 0.12381 5.93242
53.0057 0.190476 5.93242
58.9381 0.180952 5.93242
64.8705 0.0857143 5.93242
70.8029 0.0857143 5.93242
76.7354 0.0571429 5.93242
82.6678 0.0190476 5.93242
88.6002 0.00952381 5.93242
94.5326 0 5.93242
100.465 0.00952381 5.93242
106.397 0 5.93242
112.33 0 5.93242
118.262 0 5.93242
124.195 0 5.93242
130.127 0 5.93242
136.06 0 5.93242
141.992 0 5.93242
147.924 0 5.93242
153.857 0 5.93242
159.789 0 5.93242
165.722 0 5.93242
171.654 0 5.93242
177.586 0 5.93242
183.519 0 5.93242
189.451 0 5.93242
195.384 0 5.93242
201.316 0 5.93242
EOD

# centre, share, width
$the_other_digits_3 << EOD
0.0360578 0.0268156 0.0175625
0.0536203 0.0648045 0.0175625
0.0711828 0.0715084 0.0175625
0.0887454 0.0871508 0.0175625
0.106308 0.116201 0.0175625
0.12387 0.0748603 0.0175625
0.141433 0.0860335 0.0175625
0.158995 0.0860335 0.0175625
0.176558 0.0759777 0.0175625
0.194121 0.0536313 0.0175625
0.211683 0.0592179 0.0175625
0.229246 0.0469274 0.0175625
0.246808 0.0391061 0.0175625
0.264371 0.0357542 0.0175625
0.281933 0.0268156 0.0175625
0.299496 0.0145251 0.0175625
0.317058 0.00782123 0.0175625
0.334621 0.0122905 0.0175625
0.352183 0.00446927 0.0175625
0.369746 0.00111732 0.0175625
0.387308 0.00335196 0.0175625
0.404871 0.00335196 0.0175625
0.422433 0 0.0175625
0.439996 0 0.0175625
0.457559 0.00111732 0.0175625
0.475121 0.00111732 0.0175625
0.492684 0 0.0175625
0.510246 0 0.0175625
0.527809 0 0.0175625
0.545371 0 0.0175625
EOD

# centre, share, width
$the_1s_never_seen_3 << EOD
0.0360578 0 0.0175625
0.0536203 0 0.0175625
0.0711828 0 0.0175625
0.0887454 0 0.0175625
0.106308 0 0.0175625
0.12387 0 0.0175625
0.141433 0.00952381 0.0175625
0.158995 0.0380952 0.0175625
0.176558 0.0285714 0.0175625
0.194121 0.0380952 0.0175625
0.211683 0.0380952 0.0175625
0.229246 0.0190476 0.0175625
0.246808 0.0857143 0.0175625
0.264371 0.047619 0.0175625
0.281933 0.114286 0.0175625
0.299496 0.0380952 0.0175625
0.317058 0.047619 0.0175625
0.334621 0.0857143 0.0175625
0.352183 0.0666667 0.0175625
0.369746 0.0857143 0.0175625
0.387308 0.047619 0.0175625
0.404871 0.047619 0.0175625
0.422433 0.0285714 0.0175625
0.439996 0.00952381 0.0175625
0.457559 0.047619 0.0175625
0.475121 0.0285714 0.0175625
0.492684 0.0285714 0.0175625
0.510246 0.00952381 0.0175625
0.527809 0 0.0175625
0.545371 0.00952381 0.0175625
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
left = 106.17743900844029
right = 130.8192173877908
if (!(left < right)) {
  print 'scores.gp: the data contradict "1s cost less": ' \
      .sprintf("%g < %g is false", left, right)
  exit status 1
}
left = 54.5670221782866
right = 106.05672163723567
if (!(left < right)) {
  print 'scores.gp: the data contradict "1s have less ink": ' \
      .sprintf("%g < %g is false", left, right)
  exit status 1
}
left = 0.32295245216006324
right = 0.15545657072736566
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

# Both average 4, but single draws of the score function say little

# centre, share, width
$score_function << EOD
-19.5 4e-05 1
-18.5 0 1
-17.5 1e-05 1
-16.5 1e-05 1
-15.5 2e-05 1
-14.5 1e-05 1
-13.5 2e-05 1
-12.5 2e-05 1
-11.5 3e-05 1
-10.5 3e-05 1
-9.5 8e-05 1
-8.5 3e-05 1
-7.5 0.00011 1
-6.5 7e-05 1
-5.5 0.00013 1
-4.5 0.00029 1
-3.5 0.00052 1
-2.5 0.00072 1
-1.5 0.19521 1
-0.5 0.30247 1
0.5 0.08096 1
1.5 0.05816 1
2.5 0.04634 1
3.5 0.03827 1
4.5 0.03115 1
5.5 0.02616 1
6.5 0.02283 1
7.5 0.01968 1
8.5 0.01739 1
9.5 0.01496 1
10.5 0.01367 1
11.5 0.0124 1
12.5 0.01046 1
13.5 0.00933 1
14.5 0.00816 1
15.5 0.00791 1
16.5 0.00682 1
17.5 0.00607 1
18.5 0.00587 1
19.5 0.0052 1
20.5 0.00482 1
21.5 0.00438 1
22.5 0.00377 1
23.5 0.00376 1
24.5 0.00301 1
25.5 0.00285 1
26.5 0.00269 1
27.5 0.00285 1
28.5 0.00222 1
29.5 0.00206 1
30.5 0.00176 1
31.5 0.00171 1
32.5 0.00164 1
33.5 0.0014 1
34.5 0.00137 1
35.5 0.00138 1
36.5 0.00117 1
37.5 0.00089 1
38.5 0.00104 1
39.5 0.00101 1
40.5 0.00095 1
41.5 0.0009 1
42.5 0.00061 1
43.5 0.00055 1
44.5 0.00053 1
45.5 0.00051 1
46.5 0.00073 1
47.5 0.00051 1
48.5 0.00043 1
49.5 0.00689 1
EOD

# centre, share, width
$reparameterized << EOD
-19.5 0 1
-18.5 0 1
-17.5 0 1
-16.5 0 1
-15.5 0 1
-14.5 0 1
-13.5 0 1
-12.5 0 1
-11.5 0 1
-10.5 0 1
-9.5 0 1
-8.5 0 1
-7.5 0 1
-6.5 0 1
-5.5 0 1
-4.5 6e-05 1
-3.5 0.00025 1
-2.5 0.00111 1
-1.5 0.00437 1
-0.5 0.01664 1
0.5 0.04373 1
1.5 0.09282 1
2.5 0.15009 1
3.5 0.19075 1
4.5 0.1906 1
5.5 0.15034 1
6.5 0.09208 1
7.5 0.04465 1
8.5 0.0163 1
9.5 0.0049 1
10.5 0.00102 1
11.5 0.00025 1
12.5 4e-05 1
13.5 0 1
14.5 0 1
15.5 0 1
16.5 0 1
17.5 0 1
18.5 0 1
19.5 0 1
20.5 0 1
21.5 0 1
22.5 0 1
23.5 0 1
24.5 0 1
25.5 0 1
26.5 0 1
27.5 0 1
28.5 0 1
29.5 0 1
30.5 0 1
31.5 0 1
32.5 0 1
33.5 0 1
34.5 0 1
35.5 0 1
36.5 0 1
37.5 0 1
38.5 0 1
39.5 0 1
40.5 0 1
41.5 0 1
42.5 0 1
43.5 0 1
44.5 0 1
45.5 0 1
46.5 0 1
47.5 0 1
48.5 0 1
49.5 0 1
EOD

# The data must be complete and bear out the caption, or nothing is drawn.
do for [c=1:3] {
  stats $score_function using c name "column" nooutput
  if (!exists("column_records") || |$score_function| != 70 || column_records != 70 \
      || column_max - column_min > 1e300) {
    print sprintf("histograms.gp: $score_function must have 70 records, all finite, in column %d", c)
    exit status 1
  }
}
do for [c=1:3] {
  stats $reparameterized using c name "column" nooutput
  if (!exists("column_records") || |$reparameterized| != 70 || column_records != 70 \
      || column_max - column_min > 1e300) {
    print sprintf("histograms.gp: $reparameterized must have 70 records, all finite, in column %d", c)
    exit status 1
  }
}
left = real(word($score_function[70], 2))
right = 0.003
if (!(left > right)) {
  print 'histograms.gp: the data contradict "the score function reaches far": ' \
      .sprintf("%g > %g is false", left, right)
  exit status 1
}
left = real(word($reparameterized[70], 2))
right = 0
if (!(left <= right)) {
  print 'histograms.gp: the data contradict "the reparameterized one does not": ' \
      .sprintf("%g <= %g is false", left, right)
  exit status 1
}

set terminal svg size 800, 378 noenhanced background "#ffffff" \
  font "Helvetica,Arial,sans-serif,13"
if (!exists("picture")) { picture = "histograms.svg" }
set output picture
set multiplot

reset
load "../style.gp"
set label 'Both average 4, but single draws of the score function say little' at screen 0.015, screen 0.9471 left font ',16' front
set origin 0, 0
set size 1, 0.8995
set xlabel 'an estimate of ∂E[z²]/∂θ at θ = 2, from one draw'
set xrange [*<4:4<*]
set ylabel 'share of draws'
set yrange [*<0:0<*]
set arrow from first 4, graph 0 to first 4, graph 1 nohead lt 7 lw 1.5 dt 2
set label '2θ' at first 4, graph 0.96 left offset 0.6, 0 front font ',12' textcolor lt 7
plot $score_function using 1:2:3 with boxes lt 2 lw 0.5 fs transparent solid 0.4 border title 'score function', \
  $reparameterized using 1:2:3 with boxes lt 1 lw 0.5 fs transparent solid 0.4 border title 'reparameterized'
unset multiplot
unset output

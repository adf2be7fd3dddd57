# The look of every figure in the book: light, quiet axes, colours that all readers tell apart.
set encoding utf8
set minussign

# Lines, bars and points: Okabe & Ito (2008).
set linetype 1 lc rgb "#0072b2" lw 2.2 pt 7 ps 0.6
set linetype 2 lc rgb "#d55e00" lw 2.2 pt 7 ps 0.6
set linetype 3 lc rgb "#009e73" lw 2.2 pt 7 ps 0.6
set linetype 4 lc rgb "#cc79a7" lw 2.2 pt 7 ps 0.6
set linetype 5 lc rgb "#e69f00" lw 2.2 pt 7 ps 0.6
set linetype 6 lc rgb "#56b4e9" lw 2.2 pt 7 ps 0.6
set linetype 7 lc rgb "#222222" lw 2.2 pt 7 ps 0.6
set linetype 8 lc rgb "#666666" lw 2.2 pt 7 ps 0.6

# Classes 0 to 9: Tol's muted scheme (2021), and a grey.
set linetype 11 lc rgb "#332288"
set linetype 12 lc rgb "#88ccee"
set linetype 13 lc rgb "#117733"
set linetype 14 lc rgb "#cc6677"
set linetype 15 lc rgb "#ddcc77"
set linetype 16 lc rgb "#44aa99"
set linetype 17 lc rgb "#882255"
set linetype 18 lc rgb "#999933"
set linetype 19 lc rgb "#aa4499"
set linetype 20 lc rgb "#777777"

# Images are ink on paper. Heat maps climb in even steps of OKLab lightness, violet to yellow.
ink = 'defined (0 "#ffffff", 1 "#000000")'
heat = 'defined (0 "#340061", 1 "#2a278c", 2 "#005294", 3 "#007394", 4 "#01929b", ' \
  .'5 "#0cb199", 6 "#4dcf82", 7 "#abe16a", 8 "#f8ed60")'

set border 3 lc rgb "#999999" lw 1
set tics nomirror out scale 0.5 textcolor rgb "#444444"
set grid lt 1 lc rgb "#e8e8e8" lw 1
set key above left Left reverse horizontal samplen 1.6 width 1 textcolor rgb "#222222"

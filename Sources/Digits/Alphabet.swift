/// The ways to write each class, 0 to 9. The shares are rough counts of what MNIST's writers chose.
let alphabet: [[Glyph]] = [
  zeros, ones, twos, threes, fours, fives, sixes, sevens, eights, nines,
]

private let zeros = [
  // An oval begun at the top, one whose ends cross, a round one.
  Glyph(share: 0.5, "40,0 17,13 4,48 11,83 34,100 58,88 71,53 63,16 42,0 24,8"),
  Glyph(share: 0.2, "64,10 40,1 16,18 4,54 14,90 36,99 60,80 70,42 58,10 36,2 24,8"),
  Glyph(share: 0.3, "52,0 20,12 2,47 12,82 46,100 78,86 93,50 82,14 50,0 34,5"),
]

private let ones = [
  // A bar, one with a flag, one with a flag and a foot.
  Glyph(share: 0.88, "20,0 20,50 20,100"),
  Glyph(share: 0.08, "4,24 16,14 28,0! 28,50 28,100"),
  Glyph(share: 0.04, "4,24 16,14 30,0! 30,50 30,100 / 2,100 58,100"),
]

private let twos = [
  // A corner at the foot, a loop there, a wide loop and a long tail, a narrow two, a flat one.
  Glyph(share: 0.35, "6,22 22,2 48,2 62,22 50,52 26,78 4,98! 36,96 76,95"),
  Glyph(share: 0.2, "10,20 28,1 52,4 60,26 48,58 26,88 8,98 0,88 12,76 34,86 56,97 80,88"),
  Glyph(share: 0.2, "8,22 26,2 48,8 50,36 34,72 12,95 0,86 14,72 40,82 68,94 98,88"),
  Glyph(share: 0.15, "8,18 26,0 44,10 42,42 26,74 10,98! 32,96 58,97"),
  Glyph(share: 0.1, "2,14 30,2 62,6 66,24 44,52 4,92! 44,90 90,92"),
]

private let threes = [
  // A corner at the waist, a small loop there, a flat top, a wide top over a shallow waist.
  Glyph(share: 0.5, "8,12 30,0 54,6 54,28 40,42 24,47! 48,54 62,72 50,94 24,100 2,90"),
  Glyph(share: 0.2, "8,12 32,0 56,8 50,32 30,48 22,46 36,46 56,58 60,80 38,99 2,92"),
  Glyph(share: 0.1, "6,4 32,2 58,3! 44,22 28,42! 54,54 58,80 34,98 2,92"),
  Glyph(share: 0.2, "0,10 28,0 58,8 56,30 34,44! 52,56 56,78 36,98 6,96"),
]

private let fours = [
  // Open and round, open with a corner, closed.
  Glyph(share: 0.55, "8,4 4,28 6,46 26,52 58,44 / 62,0 58,40 52,100"),
  Glyph(share: 0.25, "14,0 8,28 0,54! 30,56 70,54 / 54,10 50,50 46,100"),
  Glyph(share: 0.2, "48,0 26,26 0,60! 36,60 72,58 / 48,0 47,50 46,100"),
]

private let fives = [
  // The roof last, all in one stroke, smooth as an S.
  Glyph(share: 0.45, "18,4 14,24 10,44! 34,38 54,54 52,80 28,99 0,92 / 18,4 44,3 70,0"),
  Glyph(share: 0.4, "72,0 46,3 24,6! 18,24 14,42! 38,46 52,62 44,86 22,98 0,90"),
  Glyph(share: 0.15, "70,0 40,2 20,14 20,34 40,50 50,72 36,94 10,98 0,86"),
]

private let sixes = [
  // A round back, a straight one with a small loop.
  Glyph(share: 0.6, "44,0 22,22 6,56 8,88 30,100 54,88 54,66 36,58 12,76"),
  Glyph(share: 0.4, "34,0 14,32 4,68 12,94 34,99 52,82 42,62 20,68 8,84"),
]

private let sevens = [
  // A sharp corner, a round one, a bar.
  Glyph(share: 0.5, "2,10 30,6 60,2! 44,44 28,100"),
  Glyph(share: 0.3, "2,16 10,4 34,4 56,8 52,30 38,62 28,100"),
  Glyph(share: 0.2, "0,10 30,6 60,2! 44,44 26,100 / 14,52 38,50 62,48"),
]

private let eights = [
  // One stroke that closes at the top, a slim one that stays open there, two ovals.
  Glyph(
    share: 0.35, "58,10 36,0 14,10 16,30 36,48 54,70 46,94 24,100 6,86 14,66 38,46 58,24 54,6"),
  Glyph(share: 0.4, "62,8 36,0 14,12 22,34 38,54 46,76 34,98 12,96 6,78 22,56 46,34 66,12"),
  Glyph(
    share: 0.25,
    "38,46 14,36 14,10 36,0 56,12 54,34 32,46 10,60 8,88 32,100 56,88 56,60 36,47 26,44"),
]

private let nines = [
  // A straight tail, a small loop and a tail that leans, a round back, a curled tail.
  Glyph(share: 0.4, "54,10 34,0 12,12 4,34 20,46 42,34 56,10! 52,52 46,100"),
  Glyph(share: 0.25, "46,6 26,0 6,14 6,34 24,40 42,26 52,6! 46,50 36,100"),
  Glyph(share: 0.25, "50,8 28,0 6,16 8,38 28,44 48,26 54,18 52,44 42,72 28,100"),
  Glyph(share: 0.1, "54,12 32,0 10,12 8,34 26,44 48,32 56,12! 56,60 44,92 20,100 4,90"),
]

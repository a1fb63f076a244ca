package vn.dxpulse.producers.simulate;

/** Seeds made of seeds. */
final class Seeds {

  private Seeds() {}

  /**
   * Spreads the bits of {@code value} over all 64; different values give different results. The
   * finaliser of SplitMix64 (Steele, Lea and Flood, 2014).
   */
  static long mix(long value) {
    long z = value + 0x9E37_79B9_7F4A_7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return z ^ (z >>> 31);
  }
}

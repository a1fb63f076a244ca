package vn.dxpulse.streams.target.status;

/** Why a target has its status, in one sentence of each language. */
public record Explanation(String vi, String en) {

  static final Explanation NONE = new Explanation("", "");

  static Explanation of(Status status, Standing standing) {
    return new Explanation(
        new VietnameseSentence().of(status, standing), new EnglishSentence().of(status, standing));
  }
}

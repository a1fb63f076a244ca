package vn.dxpulse.dashboard.rows;

/**
 * How the reader of the topics is doing.
 *
 * @param alive false once it has stopped, for whatever reason
 * @param caughtUp true once it has read everything that was there when it started
 * @param undecodableRows records skipped because they could not be read
 */
public record ReaderStatus(boolean alive, boolean caughtUp, long undecodableRows) {}

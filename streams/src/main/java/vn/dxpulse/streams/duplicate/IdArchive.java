package vn.dxpulse.streams.duplicate;

/**
 * Where ids go that the heap has no room for. It is no store of record: the changelog is, and an
 * archive begins empty whenever the ids are read back from there. Stream thread only.
 */
public interface IdArchive {

  /** The mark of an id, 0 if it is not here. */
  long find(long high, long low);

  /**
   * Takes ids in; one that is here already gets the new mark.
   *
   * @param ids three longs each: upper and lower half of the hash, and the mark, which is 0 where
   *     there is no id
   */
  void add(long[] ids);

  /** Gives up what it holds; the archive must not be used afterwards. */
  void close();
}

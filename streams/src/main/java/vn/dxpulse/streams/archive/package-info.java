/**
 * Event ids on disk: {@link vn.dxpulse.streams.archive.RocksIdArchive} takes what the heap has no
 * room for. In: ids with their marks. Out: the mark of an id. It decides nothing, and what it holds
 * is lost with the task on purpose: the changelog brings it back.
 */
package vn.dxpulse.streams.archive;

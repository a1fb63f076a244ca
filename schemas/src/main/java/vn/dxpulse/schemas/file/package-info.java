/**
 * Files of text that people write, such as catalogues and mappings, and those that come in the jar.
 *
 * <p>In: a path, or the name of a file beside a class. Out: what a reader of that kind of file
 * makes of it ({@link vn.dxpulse.schemas.file.TextFile}). What such files hold is not known here.
 */
package vn.dxpulse.schemas.file;

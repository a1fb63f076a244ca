/**
 * Kafka and a schema registry on this machine, for the demo, for developers and for tests.
 *
 * <p>{@link vn.dxpulse.app.stack.EmbeddedStack} is what callers start: it locks a data directory,
 * runs an in-process broker and a registry in a child process, and creates the topics. All
 * listeners are on the loopback interface, all data lies below the one directory and survives a
 * restart, also under other ports. Whatever can go wrong before that is a {@link
 * vn.dxpulse.app.stack.StackException} with one line for people. Not made for production: one node,
 * no replication, no TLS.
 */
package vn.dxpulse.app.stack;

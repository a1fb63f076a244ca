package vn.dxpulse.streams.decode;

import java.util.Optional;
import org.apache.avro.Schema;

/** Where the schemas of writers are looked up. */
public interface WriterSchemas {

  /**
   * The schema that has this id, or empty if the registry knows no such id.
   *
   * @throws RegistryUnavailable if the registry does not answer, which says nothing about the id
   */
  Optional<Schema> find(int id);

  /** The schema registry did not answer in time. */
  final class RegistryUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegistryUnavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}

package io.plumbline.platform.messaging;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.time.Instant;

/**
 * An event as it came from Kafka, its envelope checked.
 *
 * @param tenant tenant of the fact, {@code *} for built-in content
 * @param id {@code ce_id}, unique within the source
 * @param source {@code /plumbline/<service>}
 * @param type {@code ce_type}
 * @param subject resource name the event is about
 * @param resourceVersion version of the aggregate after the fact
 * @param time when the fact happened
 * @param data the protobuf payload
 */
public record ReceivedEvent(
    String tenant,
    String id,
    String source,
    String type,
    String subject,
    long resourceVersion,
    Instant time,
    byte[] data) {

  /**
   * The payload.
   *
   * @throws PoisonEventException when the bytes are not such a message
   */
  public <T extends Message> T payload(Parser<T> parser) {
    try {
      return parser.parseFrom(data);
    } catch (InvalidProtocolBufferException e) {
      throw new PoisonEventException("payload is not readable: " + e.getMessage());
    }
  }
}

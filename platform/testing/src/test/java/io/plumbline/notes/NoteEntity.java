package io.plumbline.notes;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

@Entity
@Table(name = "note")
@IdClass(NoteEntity.Key.class)
public class NoteEntity {
  @Id public String tenant = "";
  @Id public String name = "";
  public String body = "";
  public long version;

  public record Key(String tenant, String name) implements Serializable {}
}

package io.plumbline.notes;

import io.plumbline.platform.access.Caller;
import io.plumbline.platform.freshness.MinVersion;
import io.plumbline.platform.grpc.DomainException;
import io.plumbline.platform.grpc.PlatformReason;
import io.plumbline.platform.paging.PageTokens;
import io.plumbline.platform.paging.Pages;
import io.plumbline.proto.notes.v1.CreateNoteRequest;
import io.plumbline.proto.notes.v1.FailRequest;
import io.plumbline.proto.notes.v1.GetNoteRequest;
import io.plumbline.proto.notes.v1.ListNotesRequest;
import io.plumbline.proto.notes.v1.ListNotesResponse;
import io.plumbline.proto.notes.v1.Note;
import io.plumbline.proto.notes.v1.NoteService;
import io.plumbline.proto.notes.v1.WatchNotesRequest;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

@GrpcService
public class NoteGrpcService implements NoteService {

  private final Notes notes;
  private final PageTokens tokens;
  private final MinVersion minVersion;

  public NoteGrpcService(Notes notes, PageTokens tokens, MinVersion minVersion) {
    this.notes = notes;
    this.tokens = tokens;
    this.minVersion = minVersion;
  }

  @Override
  public Uni<Note> createNote(CreateNoteRequest request) {
    return notes.create(request);
  }

  @Override
  public Uni<Note> getNote(GetNoteRequest request) {
    return minVersion.read(
        request.getMinVersion(), () -> notes.get(request.getName()), Note::getVersion);
  }

  @Override
  public Uni<ListNotesResponse> listNotes(ListNotesRequest request) {
    Caller caller = Caller.current();
    List<String> query = List.of(caller.tenant(), "ListNotes", request.getFilter());
    List<String> last = tokens.decode(query, request.getPageToken());
    int size = Pages.pageSize(request.getPageSize());
    return notes
        .list(last.isEmpty() ? "" : last.get(0), size + 1)
        .map(
            found -> {
              ListNotesResponse.Builder page = ListNotesResponse.newBuilder();
              found.stream().limit(size).forEach(n -> page.addNotes(Notes.toProto(n, caller)));
              if (found.size() > size) {
                page.setNextPageToken(tokens.encode(query, List.of(found.get(size - 1).name)));
              }
              return page.build();
            });
  }

  @Override
  public Multi<Note> watchNotes(WatchNotesRequest request) {
    return Multi.createFrom()
        .ticks()
        .every(Duration.ofMillis(100))
        .map(n -> Note.newBuilder().setVersion(n).build());
  }

  @Override
  public Uni<Note> fail(FailRequest request) {
    return switch (request.getHow()) {
      case "sync" -> throw DomainException.notFound(PlatformReason.REQUEST_INVALID, "Note", "x");
      case "async" ->
          Uni.createFrom()
              .failure(
                  DomainException.precondition(
                      PlatformReason.WRITE_CONFLICT, "not now", java.util.Map.of("state", "x")));
      default ->
          Uni.createFrom().failure(new IllegalStateException("secret: password of the database"));
    };
  }
}

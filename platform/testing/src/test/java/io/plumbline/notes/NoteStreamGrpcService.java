package io.plumbline.notes;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.plumbline.platform.access.Caller;
import io.plumbline.platform.grpc.Errors;
import io.plumbline.proto.notes.v1.CreateNoteRequest;
import io.plumbline.proto.notes.v1.Note;
import io.plumbline.proto.notes.v1.NoteStreamServiceGrpc;
import io.quarkus.grpc.GrpcService;
import java.util.List;

@GrpcService
public class NoteStreamGrpcService extends NoteStreamServiceGrpc.NoteStreamServiceImplBase {

  private final Notes notes;
  private final Errors errors;

  public NoteStreamGrpcService(Notes notes, Errors errors) {
    this.notes = notes;
    this.errors = errors;
  }

  @Override
  public StreamObserver<CreateNoteRequest> pushNotes(StreamObserver<Note> answers) {
    var call = (ServerCallStreamObserver<Note>) answers;
    call.disableAutoRequest();
    call.setOnCancelHandler(() -> {});
    call.request(1);
    String tenant = Caller.current().tenant();
    return new StreamObserver<>() {
      private boolean busy;
      private boolean done;

      @Override
      public void onNext(CreateNoteRequest request) {
        busy = true;
        notes
            .createAll(tenant, List.of(request))
            .subscribe()
            .with(
                n -> {
                  busy = false;
                  call.onNext(Note.newBuilder().setName(request.getName()).build());
                  if (done) {
                    call.onCompleted();
                  } else {
                    call.request(1);
                  }
                },
                failure -> call.onError(errors.transform(failure)));
      }

      @Override
      public void onError(Throwable failure) {
        done = true;
      }

      @Override
      public void onCompleted() {
        done = true;
        if (!busy) {
          call.onCompleted();
        }
      }
    };
  }
}

/** The one chain every gRPC call passes: request id, access, validation and error mapping. */
@NullMarked
package io.plumbline.platform.grpc;

import org.jspecify.annotations.NullMarked;

package io.plumbline.assessment;

import io.plumbline.testing.RowSecurityTest;
import io.plumbline.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class RowSecurityIsOnTest extends RowSecurityTest {}

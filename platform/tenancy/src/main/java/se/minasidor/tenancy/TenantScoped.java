package se.minasidor.tenancy;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a use case that reads or writes one tenant's rows. Its first parameter must be the {@link
 * TenantId}, and it must run in a transaction ({@code @Transactional} on the same method or class).
 * The interceptor hands the tenant to PostgreSQL, whose row security then hides everybody else's
 * rows. Forgetting the annotation shows no rows at all; naming another tenant inside the same
 * transaction is refused.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface TenantScoped {}

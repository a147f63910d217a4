package se.minasidor.tenancy;

import jakarta.enterprise.util.Nonbinding;
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
public @interface TenantScoped {

    /**
     * Plans of the transaction's statements are made once and used again, whatever is asked for. To
     * plan anew for the two or three of many partitions that are read takes longer than to read
     * them, while a plan for all of them leaves out the others when it begins.
     */
    @Nonbinding
    boolean plansOnce() default false;
}

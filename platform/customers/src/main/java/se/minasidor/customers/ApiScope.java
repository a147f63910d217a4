package se.minasidor.customers;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an API key must allow for this resource; without a key nobody gets in. */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ApiScope {

    /** One of {@link ApiKeyIssuer#SCOPES}. */
    String value() default "";
}

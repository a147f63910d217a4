/** Where the demo's mails end: a real SMTP server that delivers to a web page marked TEST. */
package se.minasidor.launcher.mailsink;

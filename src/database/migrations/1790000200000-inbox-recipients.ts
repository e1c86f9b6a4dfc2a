import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Delivery needs to know, of each recipient, about whom they were told and whether the mail has left. */
export class InboxRecipients1790000200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table inbox_message
        -- About whom; null where the recipient is told of the matter and not of the person.
        add column person_id uuid,
        -- When the mail server took the mail; null where there is no mail, or it has not gone yet.
        add column mailed_at timestamptz,
        add foreign key (organisation_id, person_id) references person (organisation_id, id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table inbox_message drop column person_id, drop column mailed_at');
  }
}

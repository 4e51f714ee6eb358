import { Button, NativeSelect, Skeleton, Stack, Table } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useRead } from '../../../api/query.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { Card } from '../../../parts/card.tsx';
import { LoadFailed } from '../../../parts/load-failed.tsx';
import { Page } from '../../../parts/page.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import type { User } from './shapes.ts';
import { texts } from './texts.ts';
import { UserDialog } from './user-dialog.tsx';

/** Everybody who signs in for the claims team or for a company. */
export default function UsersPage(): ReactNode {
  const t = useTexts(texts);
  const [companyId, setCompanyId] = useState<string>();
  const { data: companies } = useRead('GET /admin/companies', {});
  const { data, error, refetch } = useRead('GET /admin/users', { query: { companyId } });
  const [edited, setEdited] = useState<User | 'new'>();
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      action={<Button onClick={() => setEdited('new')}>{t('add')}</Button>}
    >
      <Stack gap="lg">
        <NativeSelect
          label={t('whose')}
          maw="20rem"
          value={companyId ?? ''}
          onChange={({ currentTarget: { value } }) => setCompanyId(value === '' ? undefined : value)}
        >
          <option value="">{t('team')}</option>
          {companies?.items.map((company) => (
            <option key={company.companyId} value={company.companyId}>
              {company.name}
            </option>
          ))}
        </NativeSelect>
        {error && !data && <LoadFailed isPart error={error} onAgain={() => void refetch()} />}
        {!data && !error && <Skeleton h={420} radius="lg" />}
        {data && <UserTable users={data.items} onEdit={setEdited} />}
      </Stack>
      {edited !== undefined && (
        <UserDialog user={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      )}
    </Page>
  );
}

interface UserTableProps {
  readonly users: readonly User[];
  readonly onEdit: (user: User) => void;
}

function UserTable({ users, onEdit }: UserTableProps): ReactNode {
  const t = useTexts(texts);
  const { moneyInFull } = useFormats();
  const authority = ({ role, authorityLimitCents }: User): string => {
    if (role !== 'agent' && role !== 'admin') return '';
    return authorityLimitCents === undefined ? t('noLimit') : moneyInFull(authorityLimitCents);
  };
  const columns = [t('name'), t('email'), t('role'), t('jobTitle'), t('authorityShort'), t('state'), ''];
  return (
    <Card p={0}>
      <Table.ScrollContainer minWidth={820}>
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              {columns.map((title) =>
                title === '' ? <Table.Td key={title} /> : <Table.Th key={title}>{title}</Table.Th>,
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {users.map((user) => (
              <Table.Tr key={user.userId}>
                <Table.Th scope="row">{user.name}</Table.Th>
                <Table.Td>{user.email}</Table.Td>
                <Table.Td>{user.partnerRole === undefined ? t(user.role) : t(user.partnerRole)}</Table.Td>
                <Table.Td>{user.title}</Table.Td>
                <Table.Td>{authority(user)}</Table.Td>
                <Table.Td>{user.disabled ? t('disabled') : t('active')}</Table.Td>
                <Table.Td>
                  <Button
                    variant="default"
                    size="sm"
                    aria-label={t('edit', { name: user.name })}
                    onClick={() => onEdit(user)}
                  >
                    {t('change')}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}
